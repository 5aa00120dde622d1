/** Which documents are biblint's. */

/** The languages whose documents start the server. */
export const LANGUAGES: readonly string[] = ["bibtex", "ris", "nbib", "ciw", "enw"];

/** Documents that the server, once it runs, looks at; it leaves alone what is no bibliography. */
const PATTERNS = [
  "**/*.{txt,csv,tsv,json,jsonl,xml,cff,bib,bibtex,biblatex,ref,net}",
  "**/{biblint,.biblint}.yaml",
  "**/rules/**/*.{yaml,yml}",
];

/** A filter of the protocol. */
export interface Filter {
  readonly scheme: string;
  readonly language?: string;
  readonly pattern?: string;
}

/** The documents that the server is told of; not those of other schemes, as the old sides of comparisons. */
export function selector(): Filter[] {
  const schemes = ["file", "untitled"];
  return [
    ...schemes.flatMap((scheme) => LANGUAGES.map((language) => ({ scheme, language }))),
    ...PATTERNS.map((pattern) => ({ scheme: "file", pattern })),
  ];
}

const TAGGED = /^(?:TY {2}- |PMID- ?\d|FN (?:Clarivate|Thomson|ISI)|%0 \w|PT [JBSP]$|<\d+>$)/m;
const LABELLED = /^(?:作者|被引|页码|摘要|关键词|机构|D O I|Abstract|Authors?)[::]?\s*$/m;
const HEAD = 4000;

/** True if a plain text begins like an export, so that it is worth starting the server. */
export function looksLikeExport(text: string): boolean {
  const head = text.slice(0, HEAD).replace(/\r/g, "");
  return TAGGED.test(head) || LABELLED.test(head);
}
