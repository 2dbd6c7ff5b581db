import { expect, it } from 'vitest';
import { loadContent } from '../../shared/content/load.ts';
import { memoryContent } from '../fakes/content-store.ts';

it('leaves out a file that is gone between the list and its reading, and reads all others', async () => {
  const store = memoryContent({
    '_org/org.yaml': 'name: a',
    'campaigns/a/posts/01.md': 'one',
    'campaigns/a/posts/02.md': 'two',
    'campaigns/a/media/photo.jpg': 'a photo',
  });
  const { read } = store;
  const racing = {
    ...store,
    read: async (path: string) => {
      store.files.delete('campaigns/a/posts/01.md');
      return read(path);
    },
  };
  const files = await loadContent(racing);
  const texts = files.map(({ path, bytes }) => [path, bytes && new TextDecoder().decode(bytes)]);
  expect(texts).toEqual([
    ['_org/org.yaml', 'name: a'],
    ['campaigns/a/media/photo.jpg', null],
    ['campaigns/a/posts/02.md', 'two'],
  ]);
});

it('does not read a file of which only the name is told, however large it is', async () => {
  const store = memoryContent({
    'campaigns/a/campaign.yaml': 'id: a',
    'campaigns/a/film.mp4': 'three hours',
    '_org/all-our-photos.zip': 'thousands',
  });
  const small = {
    ...store,
    read: async (path: string) => {
      if (!path.endsWith('.yaml')) throw new RangeError('more than there is memory for');
      return store.read(path);
    },
  };
  const files = await loadContent(small);
  expect(files.map(({ path, bytes }) => [path, bytes !== null]).sort()).toEqual([
    ['_org/all-our-photos.zip', false],
    ['campaigns/a/campaign.yaml', true],
    ['campaigns/a/film.mp4', false],
  ]);
});
