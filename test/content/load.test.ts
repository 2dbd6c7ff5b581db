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
