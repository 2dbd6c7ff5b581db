import { preparePhoto } from '../../shared/media/photo.ts';
import type { PhotoAnswer, PhotoRequest } from './photo-process.ts';

process.on('message', async ({ id, bytes, budgetKb, size }: PhotoRequest) => {
  const prepared = await preparePhoto(bytes, budgetKb, size);
  process.send?.({ id, prepared } satisfies PhotoAnswer);
});
