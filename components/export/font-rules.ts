// The page's faces as text that a picture carries along, so that it looks the same where they are not installed. Only the part with
// Latin letters: the others would make each picture a megabyte larger.

const LATIN = /U\+0*(?:0-|\?)/i

/** `@font-face` rules whose files are in them. */
export async function latinFontRules(): Promise<string> {
  const rules = [...document.styleSheets].flatMap(rulesOf).filter(isLatin)
  return (await Promise.all(rules.map(withFile))).join('\n')
}

/** Those of another origin are not ours to read. */
function rulesOf(sheet: CSSStyleSheet): readonly CSSFontFaceRule[] {
  try {
    return [...sheet.cssRules].filter((rule) => rule instanceof CSSFontFaceRule)
  } catch {
    return []
  }
}

function isLatin({ style }: CSSFontFaceRule): boolean {
  const range = style.getPropertyValue('unicode-range')
  return range === '' || LATIN.test(range)
}

async function withFile(rule: CSSFontFaceRule): Promise<string> {
  const [whole, address] = /url\(["']?([^"')]+)["']?\)/.exec(rule.cssText) ?? []
  if (whole === undefined || address === undefined || address.startsWith('data:')) return rule.cssText
  const base = rule.parentStyleSheet?.href ?? document.baseURI
  const file = await (await fetch(new URL(address, base))).blob()
  return rule.cssText.replace(whole, `url("${await asDataUrl(file)}")`)
}

function asDataUrl(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
