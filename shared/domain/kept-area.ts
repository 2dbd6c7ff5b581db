/** Where a content store keeps what was made of the content. */
export const KEPT_AREAS = ['rendered', 'media', 'prepared'] as const;
export type KeptArea = (typeof KEPT_AREAS)[number];
