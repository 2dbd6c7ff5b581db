import { describe, expect, it } from 'vitest';
import { loadContent } from '../../shared/content/load.ts';
import { readContent } from '../../shared/content/read.ts';
import { type MediaKind, mediaKind } from '../../shared/domain/content/media-kind.ts';
import { memoryContent } from '../fakes/content-store.ts';
import { CIP, filesOf, NOW, sampleFolder, told } from './sample-content.ts';

const ONE = `${CIP}/posts/01-what-is-cip.md`;
const NEEDS = `${CIP}/posts/02-list-your-needs.md`;
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the first bytes of a file', () => {
  it.each<[MediaKind, string]>([
    ['empty', ''],
    ['jpeg', '\xff\xd8\xff\xe0\0\x10JFIF\0'],
    ['png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['webp', 'RIFF\x24\x10\0\0WEBPVP8 '],
    ['gif', 'GIF89a\x01\0'],
    ['avif', '\0\0\0\x20ftypavif\0\0\0\0'],
    ['heic', '\0\0\0\x24ftypheic\0\0\0\0'],
    ['heic', '\0\0\0\x1cftypmif1\0\0\0\0'],
    ['bmp', 'BM\x36\x10\0\0\0\0\0\0\x36\0'],
    ['tiff', 'II*\0\x08\0\0\0'],
    ['pdf', '%PDF-1.7\n%\xe2\xe3\xcf\xd3'],
    ['office', 'PK\x03\x04\x14\0\x06\0'],
    ['office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
    ['office', '{\\rtf1\\ansi'],
    ['mp4', '\0\0\0\x20ftypisom\0\0\x02\0'],
    ['mov', '\0\0\0\x14ftypqt  \0\0\0\0'],
    ['m4a', '\0\0\0\x1cftypM4A \0\0\0\0'],
    ['ogg', 'OggS\0\x02'],
    ['mp3', 'ID3\x04\0\0'],
    ['mp3', '\xff\xfb\x90\x64'],
    ['wav', 'RIFF\x24\x10\0\0WAVEfmt '],
    ['text', '<!DOCTYPE html>\n<html>'],
    ['unknown', '\0\x01\x02\x03'],
  ])('say that it is %s: %j', (kind, bytes) => {
    expect(mediaKind(latin1(bytes))).toBe(kind);
  });
});

describe('a photo that is none', () => {
  it.each([
    ['', 100, 'is empty', 'ទទេ'],
    ['%PDF-1.4', 100, 'is a PDF', 'PDF'],
    ['\0\0\0\x24ftypheic', 100, 'is in the form HEIC', 'HEIC'],
    ['PK\x03\x04', 100, 'is a document or text', 'ជាឯកសារ'],
    ['hello', 100, 'is a document or text', 'ជាឯកសារ'],
    ['\0\0\0\x20ftypisom', 100, 'is a video', 'វីដេអូ'],
    ['\0\x01', 100, 'is not a picture', 'មិនមែនជារូបភាព'],
    ['\xff\xd8\xff', 25_000_001, 'is larger than 25 MB', '២៥ MB'],
  ])('is told by how its file begins, where it is shown: %j', (first, size, en, km) => {
    const files = filesOf(sampleFolder()).map((file) =>
      file.path.endsWith('/what-is-cip.jpg') ? { ...file, beginning: { first: latin1(first), size } } : file,
    );
    const { problems, campaigns } = readContent(files, NOW);
    const found = problems.filter(({ code }) => code === 'E52');
    expect(told(found)).toEqual([`error E52 ${ONE}:5`, `error E52 ${ONE}:16`]);
    expect(found[0]?.message.en).toContain(`The photo "what-is-cip.jpg" (line 14) ${en}`);
    expect(found[0]?.message.km).toContain('«what-is-cip.jpg» (បន្ទាត់ទី ១៤)');
    expect(found[0]?.message.km).toContain(km);
    expect(campaigns.flatMap(({ posts }) => posts)).toHaveLength(13);
  });

  it('is found in the folder itself, the version without a logo too', async () => {
    const sample = Object.fromEntries([...sampleFolder()].map(([path, bytes]) => [path, bytes ?? 'GIF89a']));
    const store = memoryContent({ ...sample, [`${CIP}/media/three-points.no-logo.jpg`]: '%PDF-1.4' });
    const { problems } = readContent(await loadContent(store), NOW);
    const found = problems.filter(({ code }) => code === 'E52');
    expect(told(found)).toEqual([`error E52 ${NEEDS}:5`, `error E52 ${NEEDS}:17`]);
    expect(found[0]?.message.en).toContain('"three-points.no-logo.jpg"');
  });
});
