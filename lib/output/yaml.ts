import { stringify } from 'yaml'

/** `--output yaml`: in blocks, members in the order of the answer, nothing folded. AWS CLI user guide, cli-usage-output-format#yaml-output. */
export function asYaml(value: unknown): string {
  return stringify(value ?? null, {
    indentSeq: false,
    lineWidth: 0,
    singleQuote: true,
    // So that text which looks like a time keeps its quotes.
    customTags: ['timestamp'],
    aliasDuplicateObjects: false,
  })
}
