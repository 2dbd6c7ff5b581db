import type { ChatRef } from '../../../../shared/domain/callback.ts';
import { sha256 } from '../../../../shared/domain/delivery-id.ts';
import { instantOf } from '../../../../shared/domain/instant.ts';

type Meanings = Readonly<Record<string, object>>;

const AT = instantOf(1_795_313_100_000);
const at = (seconds: number) => instantOf(seconds * 1000);

const channel: ChatRef = { id: '-1001500000001', username: 'khum_komru', type: 'channel' };
const group: ChatRef = { id: '-1001500000002', username: null, type: 'supergroup' };
const sok: ChatRef = { id: '4503599627370495', username: 'sok_mod', type: 'private' };

const other = (what: string) => ({ kind: 'other', what });
const message = other('message');
const forward = (text: string) => ({ kind: 'forward', channel, message: '41', text: sha256(text), at: AT });
const under = { chat: sok.id, message: '77' };
const press = { kind: 'press', query: '4382912345678901234', user: sok.id, under, language: 'km' };
const membership = (chat: ChatRef, mayPost: boolean) => ({ kind: 'membership', chat, mayPost, at: AT });

/** What each of our own updates says. */
export const MEANINGS: Meanings = {
  reactions: {
    kind: 'reactions',
    chat: channel,
    message: '41',
    counts: { '❤': 12, '👍': 7, custom: 1, paid: 3 },
    at: AT,
  },
  'reactions-none': { kind: 'reactions', chat: channel, message: '41', counts: {}, at: AT },
  forward: forward('ប្រជុំឃុំ\nថ្ងៃពុធ ម៉ោង ៨ ព្រឹក'),
  'forward-photo': forward('caf\u00e9'),
  'forward-album': forward(''),
  'forward-by-a-person': message,
  'start-invited': { kind: 'start', chat: sok, user: sok.id, payload: 'mod_7Kq-x', language: 'km', at: AT },
  'start-in-english': {
    kind: 'start',
    chat: { id: '5000000002', username: null, type: 'private' },
    user: '5000000002',
    payload: '',
    language: 'en',
    at: AT,
  },
  'start-in-a-group': message,
  command: { kind: 'command', chat: sok, user: sok.id, command: 'pause', about: '', language: 'km', at: AT },
  'command-in-a-group': message,
  'command-of-nobody': message,
  message: { kind: 'said', chat: sok, user: sok.id, text: 'សួស្តី', repliesTo: null, language: 'km', at: AT },
  'group-upgraded': message,
  'group-upgraded-here': message,
  press: { ...press, data: 'posted:abcdefghijklmnop2345' },
  'press-under-a-deleted-message': { ...press, data: 'later:abcdefghijklmnop2345' },
  'press-of-a-game': { ...press, under: null, user: '5000000002', data: '', language: 'en' },
  'membership-blocked': membership(sok, false),
  'membership-unblocked': membership(sok, true),
  'membership-promoted': membership(channel, true),
  'membership-silenced': membership(channel, false),
  'membership-restricted': membership(group, true),
  'channel-post': other('channel_post'),
  poll: other('poll'),
};

const sangkat: ChatRef = { id: '-1002236736395', username: 'sangkat_news', type: 'channel' };
const dara: ChatRef = { id: '6780462000', username: 'dara_mod', type: 'private' };
const mario = {
  kind: 'press',
  query: '666728699048485871',
  user: '222222222',
  under: { chat: '222222222', message: '69587' },
  language: 'km',
};

/** What a person wrote to a bot, beginning nothing with it. */
function said(id: string, username: string, text: string, seconds: number, language = 'en') {
  return {
    kind: 'said',
    chat: { id, username, type: 'private' },
    user: id,
    text,
    repliesTo: null,
    language,
    at: at(seconds),
  };
}

/** What each of the recordings of others says. */
export const OTHERS_MEANINGS: Meanings = {
  'composed-automatic-forward-to-discussion-group': {
    kind: 'forward',
    channel: sangkat,
    message: '41',
    text: sha256('ការប្រជុំសាធារណៈ ថ្ងៃសៅរ៍'),
    at: at(1_790_000_000),
  },
  'composed-callback_query-moderator-confirms': {
    kind: 'press',
    query: '4382912345678901234',
    user: dara.id,
    under: { chat: dara.id, message: '77' },
    data: 'd:01JD3XK9Q2:ok',
    language: 'km',
  },
  'composed-channel_post-khmer-bold': other('channel_post'),
  'composed-edited_channel_post': other('edited_channel_post'),
  'composed-message_reaction_count-mixed': {
    kind: 'reactions',
    chat: sangkat,
    message: '41',
    counts: { '❤': 12, '👍': 7, custom: 1, paid: 3 },
    at: at(1_790_003_600),
  },
  'composed-my_chat_member-blocked-by-user': {
    kind: 'membership',
    chat: dara,
    mayPost: false,
    at: at(1_790_000_040),
  },
  'composed-my_chat_member-promoted-in-channel': {
    kind: 'membership',
    chat: sangkat,
    mayPost: true,
    at: at(1_790_000_020),
  },
  'composed-start-deep-link': {
    kind: 'start',
    chat: dara,
    user: dara.id,
    payload: 'mod_01JD3XK9Q2',
    language: 'km',
    at: at(1_790_000_050),
  },
  'nutgram-callback_query_complex': { ...mario, data: 'c=uud&pid=1&bid=1' },
  'nutgram-callback_query_inaccessible_message': { ...mario, data: 'thedata' },
  'nutgram-channel_post': other('channel_post'),
  'nutgram-chat_member': other('chat_member'),
  'nutgram-command_message': {
    kind: 'start',
    chat: { id: '456', username: 'bros', type: 'private' },
    user: '456',
    payload: '',
    language: 'en',
    at: at(1_684_984_664),
  },
  'nutgram-command_tag_valid': message,
  'nutgram-command_with_parameters': message,
  'nutgram-community_chat_added': message,
  'nutgram-entities': said('321654', 'johndoe', 'test bold underline 😆👍 look here', 1_672_956_378),
  'nutgram-left_chat_member': message,
  'nutgram-message_forward_origin': said('456', 'bros', 'Ciao', 1_684_984_664),
  'nutgram-message_reaction': other('message_reaction'),
  'nutgram-migrate_from_chat_id': message,
  'nutgram-migrate_to_chat_id': message,
  'nutgram-new_chat_members': message,
  'nutgram-photo': message,
  'nutgram-rich_message': message,
  'nutgram-subscription': other('subscription'),
  'nutgram-text': said('12345678', 'mariolovespeach', 'aaaaaaaaaa', 1_631_818_904, 'km'),
  'nutgram-video': message,
  'teloxide-chat_boost_updated': other('chat_boost'),
  'teloxide-de_private_chat_text_message': said('408258968', 'hirrolot', '4', 1_581_448_857),
  'teloxide-issue_1107': message,
  'teloxide-issue_1107-2': message,
  'teloxide-message': said('218485655', 'wafflelapkin', 'hello there', 1_569_518_342),
  'teloxide-message_reaction_count_updated': {
    kind: 'reactions',
    chat: { id: sangkat.id, username: null, type: 'channel' },
    message: '36',
    counts: { '🗿': 2, '🌭': 1 },
    at: at(1_721_306_391),
  },
  'teloxide-message_reaction_updated': other('message_reaction'),
  'teloxide-new_update_kind_error': other('unknown'),
  'teloxide-pinned_message_works': message,
};
