import QRCode from 'qrcode';

/** Pixels: a telephone reads it from a screen, and a sheet of paper prints it sharp. */
const WIDTH_PX = 600;

/** A text as a QR code, in black on white, as a PNG. */
export async function qrPicture(text: string): Promise<Uint8Array> {
  return new Uint8Array(await QRCode.toBuffer(text, { type: 'png', margin: 4, width: WIDTH_PX }));
}

/** The same as an SVG that may stand in a page: it holds nothing of the text but its pattern. */
export function qrDrawing(text: string): Promise<string> {
  return QRCode.toString(text, { type: 'svg', margin: 2 });
}
