/** The reports of campaigns, which lie beside the folders that they are about: `campaigns/<folder>.report.html`. */
export interface Reports {
  /** The folders of which there is one, sorted. */
  reports(): Promise<readonly string[]>;
  /** The report of a campaign's folder; null when there is none. Throws for a folder that leaves the content's. */
  report(folder: string): Promise<string | null>;
  /** Writes it unless it says exactly this already: whoever watches the folder is not woken for nothing. */
  keepReport(folder: string, page: string): Promise<void>;
}
