/** `Rolling upgrade 100/200`, `json` → `rolling-upgrade-100-200.json` */
export function fileName(title: string, extension: string): string {
  const stem = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  return `${stem === '' ? 'scenario' : stem}.${extension}`
}
