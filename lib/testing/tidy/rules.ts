// The house rules that a program can check, as pure functions over the texts of the tree.

import { importCycles } from './cycles'
import { importError, isCore } from './layers'
import { isTest, lineAt, type Source } from './source'

export type Finding = { readonly path: string; readonly line: number; readonly message: string }

export type Rule = {
  /** A statement that holds when the tree is tidy. */
  readonly name: string
  readonly find: (sources: readonly Source[]) => Finding[]
}

/** Findings wherever a pattern matches; `where` says in which files, and whether to look at the code or at all of the text. */
function forbid(pattern: RegExp, message: string, where: { in: (path: string) => boolean; text?: boolean }) {
  return (sources: readonly Source[]): Finding[] =>
    sources
      .filter(({ path }) => where.in(path))
      .flatMap((source) => {
        const haystack = where.text ? source.text : source.code
        return [...haystack.matchAll(pattern)].map((match) => ({
          path: source.path,
          line: lineAt(haystack, match.index),
          message: `${match[0].trim()}: ${message}`,
        }))
      })
}

const isScript = (path: string) => /\.(tsx?|mjs)$/.test(path)
const isAny = () => true

const LINES_MAX = 500
/** Long because they list things, not because they do much. */
const MAY_BE_LONG = [
  /\.machine\.ts$/,
  /^lib\/scenario\/samples\//,
  /\.(test|spec)\.tsx?$/,
  /\.json$/,
  /\.md$/,
]

const NEXT_SPECIAL_FILE =
  /^app\/(.*\/)?(page|layout|template|loading|error|global-error|not-found|default|icon|apple-icon|opengraph-image|manifest|robots|sitemap)\.tsx?$/
const ROOT_CONFIG = /^[^/]+\.(ts|mjs)$/

// `sqrt` is exact by IEEE 754; what is not named here differs between engines or depends on chance, as does `**`, unless it only
// spells a constant (`2 ** 20`).
const EXACT_MATH = 'abs|ceil|floor|round|trunc|max|min|sign|sqrt|imul|clz32|fround'

const INDEX_ALLOWED = /^(machines|components|lib\/[^/]+)\/index\.ts$/

/** As GitHub makes it of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .trim()
    .replaceAll(' ', '-')

export const RULES: readonly Rule[] = [
  {
    name: 'imports follow the layer table',
    find: (sources) =>
      sources.flatMap((source) =>
        source.imports.flatMap((imported) => {
          const message = importError(source, imported)
          return message ? [{ path: source.path, line: imported.line, message }] : []
        }),
      ),
  },
  {
    name: 'imports form no cycle',
    find: (sources) =>
      importCycles(sources).map((paths) => ({
        path: paths[0] ?? '',
        line: 1,
        message: `imports in a circle: ${paths.join(', ')}`,
      })),
  },
  {
    name: "exports are named, but for Next's special files and the configurations in the root",
    find: forbid(/\bexport\s+default\b|\bas\s+default\b/g, 'name the export', {
      in: (path) => isScript(path) && !NEXT_SPECIAL_FILE.test(path) && !ROOT_CONFIG.test(path),
    }),
  },
  {
    name: `files have at most ${LINES_MAX} lines`,
    find: (sources) =>
      sources.flatMap(({ path, text }) => {
        const lines = lineAt(text, text.length)
        if (lines <= LINES_MAX || MAY_BE_LONG.some((pattern) => pattern.test(path))) return []
        return [{ path, line: lines, message: `${lines} lines: split the file` }]
      }),
  },
  {
    name: 'the core uses only arithmetic that is the same everywhere',
    find: forbid(
      new RegExp(
        `\\bMath\\s*\\.\\s*(?!(?:${EXACT_MATH})\\b)\\w+|(?<![\\d_]\\s*)\\*\\*|\\*\\*(?!\\s*\\d)`,
        'g',
      ),
      "use the engine's own",
      {
        in: isCore,
      },
    ),
  },
  {
    name: 'the core is told the time and knows no locale',
    find: forbid(
      /(?<![.\w])Date\b(?!\s*[:?])|\b(localeCompare|toLocale\w+|Intl)\b/g,
      'depends on the machine',
      {
        in: isCore,
      },
    ),
  },
  {
    name: 'nothing is asserted to be non-null',
    // In a page's text an exclamation mark is just that; there the linter, which parses, keeps watch alone.
    find: forbid(/[\w$)\]]!(?![=\w(])/g, 'handle the missing value', { in: (path) => path.endsWith('.ts') }),
  },
  {
    name: 'zod is imported as a namespace, of which bundles leave out what is not used',
    find: forbid(/import (?:type )?\{ z \} from/g, "write import * as z from 'zod'", { in: isScript }),
  },
  {
    name: 'literals are written plainly, not spread into their own kind',
    find: forbid(/\.\.\.(?:\{|\[(?!\.\.\.)[^\]]*\](?!\s*[.[]))/g, 'write its members where they belong', {
      in: isScript,
    }),
  },
  {
    name: 'no test is skipped, focused or left for later',
    find: forbid(
      /\b(?:describe|it|test|suite|bench)(?:\s*\.\s*\w+)*\s*\.\s*(?:skip|only|todo|fixme|fails|skipIf|runIf)\b|\b(?:xit|xdescribe|fdescribe)\s*\(/g,
      'run it or delete it',
      { in: isTest },
    ),
  },
  {
    name: 'nothing is left to do in comments',
    // The words are put together here so that this file does not find itself.
    find: forbid(
      new RegExp(`\\b(?:${['TO', 'DO'].join('')}|${['FIX', 'ME'].join('')}|X{3})\\b`, 'g'),
      'do it or say it',
      {
        in: isAny,
        text: true,
      },
    ),
  },
  {
    name: "only a layer's own index re-exports",
    find: (sources) => [
      ...sources
        .filter(({ path }) => /(^|\/)index\.tsx?$/.test(path) && !INDEX_ALLOWED.test(path))
        .map(({ path }) => ({ path, line: 1, message: 'an index file below the root of a layer' })),
      ...forbid(/\bexport\s*\*/g, 'import from where it is', {
        in: (path) => isScript(path) && !INDEX_ALLOWED.test(path),
      })(sources),
    ],
  },
  {
    name: 'nothing names a place on the machine it was written on',
    find: forbid(
      new RegExp(`(?<![\\w.@-])(?:/${'(?:work|root|home|Users)'}/[\\w.-]+|[A-Z]:\\\\Users)`, 'g'),
      'an absolute path',
      {
        in: isAny,
        text: true,
      },
    ),
  },
  {
    name: 'assumptions that the code refers to stand in MODEL.md',
    find: (sources) => {
      const model = sources.find(({ path }) => path === 'MODEL.md')?.text ?? ''
      const anchors = new Set([...model.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)))
      return sources.flatMap(({ path, text }) =>
        [...text.matchAll(/MODEL\.md#([\w-]*)/g)]
          .filter(([, anchor = '']) => !anchors.has(anchor))
          .map((match) => ({
            path,
            line: lineAt(text, match.index),
            message: `${match[0]}: no such heading`,
          })),
      )
    },
  },
  {
    name: 'files are named in kebab-case, by what they hold',
    find: (sources) =>
      sources.flatMap(({ path }) => {
        const name = path.split('/').at(-1) ?? ''
        if (!isScript(path) || path.startsWith('app/')) return []
        if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/.test(name))
          return [{ path, line: 1, message: 'use kebab-case' }]
        if (!/^(utils?|helpers?|common|misc)\./.test(name)) return []
        return [{ path, line: 1, message: 'a name that says what is in it' }]
      }),
  },
]
