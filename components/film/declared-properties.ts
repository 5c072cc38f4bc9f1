// Which properties the page's styles set at all. A picture that copies only these from each element is drawn three times as fast as one
// that copies every property a browser knows: what nobody sets is in the copy as it was.

/** Attributes of pictures that are properties as well; their values may name a colour of the theme. */
const PRESENTATION =
  'fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin opacity color text-anchor dominant-baseline stop-color stop-opacity'

export function declaredProperties(pane: HTMLElement): string[] {
  const names = new Set(PRESENTATION.split(' '))
  const take = (style: CSSStyleDeclaration) => {
    for (const name of style) if (!name.startsWith('--')) names.add(name)
  }
  const walk = (rules: CSSRuleList) => {
    for (const rule of rules) {
      if (rule instanceof CSSStyleRule) take(rule.style)
      if ('cssRules' in rule && rule.cssRules instanceof CSSRuleList) walk(rule.cssRules)
    }
  }
  for (const sheet of document.styleSheets) walk(sheet.cssRules)
  for (const element of pane.querySelectorAll<HTMLElement | SVGElement>('[style]')) take(element.style)
  return [...names]
}
