/** Where a content store keeps what was made of the content, and the closed months of the log. */
export const KEPT_AREAS = ['rendered', 'media', 'prepared', 'log'] as const;
export type KeptArea = (typeof KEPT_AREAS)[number];
/** Where each object is named by the SHA-256 of what it holds. */
export type HashedArea = Exclude<KeptArea, 'prepared'>;
