import { preparePhoto } from '../../shared/media/photo.ts';
import type { PhotoAnswer, PhotoRequest } from './photo-process.ts';

process.on('message', async ({ id, bytes, budgetKb }: PhotoRequest) => {
  const prepared = await preparePhoto(bytes, budgetKb);
  process.send?.({ id, prepared } satisfies PhotoAnswer);
});
