/**
 * The one stylesheet. Nothing is smaller than 17 px: size is not what tells the second line from the first, colour is.
 * Lines are 1.7 high because Khmer signs stack below and above the letter.
 */
export const LOOK = `
:root{--ink:#20262b;--soft:#565f66;--paper:#fff;--ground:#f0ede6;--line:#d9d4c8;--accent:#7a3b1d;--tint:#f6e9df}
*{box-sizing:border-box}
html{scroll-padding-top:5.5rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:17px/1.7 system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans Khmer","Khmer OS","Khmer OS System","Leelawadee UI","Khmer UI","Khmer Sangam MN",sans-serif;overflow-wrap:anywhere}
a{color:var(--accent)}
a:focus-visible,summary:focus-visible{outline:3px solid var(--ink);outline-offset:2px;border-radius:4px}
h1,h2,p,ul,ol,figure{margin:0;padding:0}
h1{font-size:1.35rem;line-height:1.5}
h2{font-size:1.1rem;line-height:1.55}
img,video{display:block;max-width:100%;height:auto}
time,.soft{color:var(--soft)}
time,span[lang=en]{display:inline-block}
a span[lang=en],a time{display:inline;text-decoration:inherit}
.mark{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:0 .8rem;align-items:center;justify-content:center;padding:.4rem 1rem;background:#fbd968;border-bottom:2px dashed #8a6a00;color:#3b2d00;text-align:center}
.mark strong{padding:0 .7rem;border-radius:99px;background:#3b2d00;color:#fbe7a6;white-space:nowrap}
nav{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
nav a{display:inline-block;padding:.5rem 0;min-height:44px}
main{max-width:44rem;margin:0 auto;padding:1rem}
main.wide{max-width:72rem}
.intro{display:grid;gap:.3rem;margin:.5rem 0 1.4rem}
button,input,textarea{font:inherit;color:inherit}
button{min-height:44px;padding:.35rem 1rem;border:0;border-radius:10px;background:var(--accent);color:#fff;font-weight:600;cursor:pointer}
button:hover{text-decoration:underline}
button.quiet,.reactions button{background:var(--tint);color:var(--ink)}
input,textarea{width:100%;min-height:44px;padding:.4rem .7rem;border:1px solid #857d6c;border-radius:10px;background:#fff}
textarea{display:block;line-height:1.7;resize:vertical}
label{display:block}
:is(button,input,textarea):focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.people,.choices,.bot ul{display:grid;gap:.8rem;list-style:none;margin:1rem 0}
.people .card{display:grid;gap:.6rem}
.bot{display:grid;gap:.7rem;margin-top:1.4rem}
.bot ul{margin:0}
button.open{width:100%;border:0;background:var(--tint);color:var(--ink)}
.avatar{flex:none;display:grid;place-items:center;width:3.2rem;height:3.2rem;border-radius:50%;background:var(--accent);color:#fff;font-size:1.3rem;line-height:1}
.who{display:flex;gap:.8rem;align-items:center}
.who>div{min-width:0}
.card{background:var(--paper);border:1px solid var(--line);border-radius:14px;overflow:hidden}
.card>*{padding:0 1.1rem}
.card>:first-child{padding-top:1rem}
.card>:last-child{padding-bottom:1rem}
.channels{display:grid;gap:1.2rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,21rem),1fr));list-style:none}
.channels .card{display:flex;flex-direction:column;gap:.8rem;height:100%}
.channels .card>:last-child{margin-top:auto}
.channels .last{display:grid;gap:.6rem}
.channels img{width:100%;aspect-ratio:16/9;object-fit:cover;border-radius:10px}
.clamp{display:-webkit-box;-webkit-line-clamp:4;-webkit-box-orient:vertical;overflow:hidden}
.open{display:block;padding:.5rem 1rem;min-height:44px;border-radius:10px;background:var(--tint);text-align:center;font-weight:600;text-decoration:none}
.open:hover{text-decoration:underline}
.private{--accent:#5b4a12;--tint:#f3ecd2}
.facebook_page{--accent:#2d4373;--tint:#e6eaf4}
.telegram_channel,.telegram_group{--accent:#17614f;--tint:#dff0ea}
.telegram_group{--accent:#6a3473;--tint:#f1e5f3}
.head{margin-bottom:1.2rem}
.head .band{height:6.5rem;padding:0;background:linear-gradient(100deg,var(--accent),var(--tint))}
.head .who{padding-top:.9rem}
.head .band+.who{align-items:flex-start;padding-top:.5rem}
.head .band+.who .avatar{width:5rem;height:5rem;margin-top:-2.4rem;font-size:2rem;border:4px solid var(--paper)}
.head nav{margin-top:.3rem}
.posts{display:grid;gap:1.2rem;list-style:none}
.posts .card{display:grid;gap:.7rem}
.posts .pictures,.posts .pictures+*{padding-left:0;padding-right:0}
.posts .pictures+*{padding:0 1.1rem 1rem}
.posts :target .card,.chat :target .bubble,.pictures :target{box-shadow:0 0 0 4px #e0a800}
.said{white-space:pre-wrap}
.pictures{display:grid;gap:3px}
.pictures a{display:block;background:var(--tint)}
.pictures a img{width:100%;max-height:44rem;object-fit:contain}
.two,.three,.many{grid-template-columns:1fr 1fr}
.two a img,.three a img,.many a img{aspect-ratio:1;object-fit:cover}
.three a:first-child{grid-column:1/-1}
.three a:first-child img{aspect-ratio:16/9}
.link{display:block;margin:0 1.1rem;padding:.6rem .9rem!important;border:1px solid var(--line);border-radius:10px;background:var(--ground)}
details summary{cursor:pointer;color:var(--soft);padding:.5rem 0}
details li{margin:0 0 .4rem 1.3rem}
.empty{padding:1.6rem 1.2rem;border:2px dashed var(--line);border-radius:14px;background:var(--paper);display:grid;gap:.6rem}
.card .empty{border:0;padding:0 1.1rem}
.removed{color:var(--soft);border-style:dashed;background:transparent}
code{background:var(--tint);padding:.1rem .35rem;border-radius:5px;font-size:1em}
pre,blockquote{margin:0;white-space:pre-wrap;padding-left:.7rem;border-left:3px solid var(--accent)}
.chat{background:var(--tint) radial-gradient(circle,rgba(0,0,0,.07) 1.5px,transparent 1.6px) 0 0/22px 22px;border:1px solid var(--line);border-radius:14px;padding:1rem .8rem;list-style:none;display:grid;gap:.7rem}
.chat li{min-width:0}
.day{justify-self:center;padding:.1rem 1rem;border-radius:14px;background:#fff;color:var(--soft);text-align:center}
.message{width:fit-content;min-width:min(100%,17rem);max-width:min(100%,33rem)}
.message .reactions{margin-top:6px}
.message .reactions button{background:#fff}
.message.mine{margin-left:auto;min-width:0}
.message.mine .bubble{background:#e3f2d3;border-radius:16px 16px 5px 16px}
.bubble{background:var(--paper);border-radius:16px 16px 16px 5px;overflow:hidden;box-shadow:0 1px 2px rgba(0,0,0,.18)}
.bubble>*{padding:0 .95rem}
.bubble>:first-child:not(.pictures){padding-top:.6rem}
.bubble>.pictures{padding:0}
.bubble .said{padding-top:.6rem}
.bubble .stamp{padding-bottom:.55rem;text-align:right}
.private .bubble .said{user-select:all}
.foot{user-select:none;display:flex;flex-wrap:wrap;gap:0 1rem;align-items:center;justify-content:space-between}
.foot .stamp{margin-left:auto}
.foot a{display:inline-block;padding:.5rem 0;min-height:44px}
.quote{display:grid;margin:.6rem .95rem 0;padding:.3rem .7rem!important;min-height:44px;align-content:center;border-left:4px solid var(--accent);border-radius:6px;background:var(--tint);color:inherit;text-decoration:none}
.quote .line{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}
.reply{flex:1 0 100%;min-width:0}
.reply .quote{margin:0 0 .3rem}
.reply>a:not(.quote){display:inline-block;padding:.5rem 0;min-height:44px}
.bubble.removed{background:transparent;border:1px dashed var(--soft);box-shadow:none}
.bubble.removed>:last-child{padding-bottom:.6rem}
.from{color:var(--accent);font-weight:600}
.bubble .from+.said{padding-top:0}
.keys{display:grid;gap:4px;margin-top:4px}
.keys div{display:flex;gap:4px}
.key{flex:1;display:grid;place-items:center;min-height:46px;padding:.35rem .8rem;border:0;border-radius:10px;background:var(--accent);color:#fff;font:inherit;font-weight:600;text-align:center;text-decoration:none;opacity:1}
a.key:hover{text-decoration:underline}
button.key:disabled{cursor:help}
details.key{display:block;padding:0 .8rem}
details.key summary{color:inherit;padding:.5rem 0;min-height:44px}
details.key p{font-weight:400;text-align:left}
details.key .soft{color:#fff}
details.key .said{margin:.3rem 0 .8rem;padding:.6rem .8rem;border-radius:8px;background:var(--paper);color:var(--ink)}
.poll{display:grid;gap:.5rem;padding-top:.6rem}
.poll ul{list-style:none;display:grid;gap:.45rem}
.poll li{display:flex;gap:.7rem;align-items:baseline;border-bottom:1px solid var(--line);padding-bottom:.35rem}
.poll li::before{content:"";flex:none;width:.95rem;height:.95rem;border:2px solid var(--accent);border-radius:50%;align-self:center}
.poll.several li::before{border-radius:3px}
.poll li span:last-child{margin-left:auto;color:var(--soft)}
.pinned{margin-bottom:.8rem;padding:.5rem 1rem;border-left:4px solid var(--accent);background:var(--paper)}
:is(.acting,.write).card>:is(p,label,div){padding:0}
:is(.acting,.write).card>button{padding:.35rem 1rem}
.acting{display:flex;flex-wrap:wrap;gap:.4rem .8rem;align-items:center;margin-bottom:1.2rem;padding:.7rem 1.1rem}
.acting p{flex:1 1 14rem;line-height:1.5}
.acting label{display:flex;gap:.5rem;align-items:center;white-space:nowrap}
.acting input{width:6rem}
.acts{display:grid;gap:.7rem}
.reactions{display:flex;flex-wrap:wrap;gap:.35rem}
.reactions button{min-width:48px;padding:.2rem .6rem;border:2px solid transparent;border-radius:99px;font-weight:400}
.reactions button[aria-pressed=true]{background:#fff;border-color:var(--accent);font-weight:700}
.sign{font-size:1.25rem;line-height:1.2}
.comments{display:grid;gap:.5rem;list-style:none}
.comments li{padding:.5rem .8rem;border-radius:12px;background:var(--ground)}
.write{display:flex;flex-wrap:wrap;gap:.5rem}
.write label{flex:1 0 100%}
.write.card{margin-top:1rem;padding:1rem 1.1rem}
.more{margin-top:.6rem}
.more form{margin:.4rem 0 1rem}
.note{margin-top:6px;padding:.6rem .95rem;border-radius:12px;background:#20262b;color:#fff}
.note.alert{border:3px solid #fbd968}
@media (max-width:40rem){
.mark{position:static;padding-top:3rem}
.mark strong{position:fixed;top:.4rem;left:50%;transform:translateX(-50%);z-index:2;border:2px solid #fbd968}
}
footer{padding:1rem;text-align:center;color:var(--soft)}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
`;
