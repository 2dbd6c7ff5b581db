/**
 * Names of Cambodian parties, in Khmer without their first word for "party" since people leave half of that out, and the
 * short forms that mean nothing else. Never complete: an organisation adds what it needs to `avoid` in its glossary.
 * GDP, LDP and the like are left out: they are other words more often.
 * Khmer: draft, needs native review.
 */
export const PARTY_NAMES: readonly string[] = [
  'CPP',
  'CNRP',
  'FUNCINPEC',
  "Cambodian People's Party",
  'Cambodia National Rescue Party',
  'Candlelight Party',
  'Sam Rainsy Party',
  'Khmer Will Party',
  'Nation Power Party',
  'Grassroots Democratic Party',
  'League for Democracy Party',
  'Cambodian Youth Party',
  'Khmer National Unity Party',
  'Cambodia Reform Party',
  'Kampucheaniyum Party',
  'បក្សប្រជាជនកម្ពុជា',
  'បក្សប្រជាជន',
  'បក្សសង្គ្រោះជាតិ',
  'ហ្វ៊ុនស៊ិនប៉ិច',
  'បក្សភ្លើងទៀន',
  'បក្សសម រង្ស៊ី',
  'បក្សសមរង្ស៊ី',
  'បក្សឆន្ទៈខ្មែរ',
  'បក្សកម្លាំងជាតិ',
  'បក្សប្រជាធិបតេយ្យមូលដ្ឋាន',
  'បក្សសម្ព័ន្ធដើម្បីប្រជាធិបតេយ្យ',
  'បក្សយុវជនកម្ពុជា',
  'បក្សខ្មែររួបរួមជាតិ',
  'បក្សកំណែទម្រង់កម្ពុជា',
  'បក្សកម្ពុជានិយម',
];
