/** What can be bound. */
export type SqlValue = string | number | boolean | null

/** A piece of a statement: what is bound stands apart from the text, from the first letter to the database. */
export class Sql {
  /** One more than values: `texts[0]`, `values[0]`, `texts[1]`, … */
  readonly texts: readonly string[]
  readonly values: readonly SqlValue[]
  constructor(texts: readonly string[], values: readonly SqlValue[]) {
    this.texts = texts
    this.values = values
  }

  /** The statement's text, with whatever stands for its values. */
  render(placeholder: (index: number, value: SqlValue) => string): string {
    return this.texts.map((text, i) => (i === 0 ? text : placeholder(i - 1, this.values[i - 1]!) + text)).join('')
  }
}

/** A piece from literal text: pieces in its holes are spliced in, anything else is bound. */
export function sql(texts: TemplateStringsArray, ...holes: readonly (Sql | SqlValue)[]): Sql {
  const out: string[] = [texts[0]!]
  const values: SqlValue[] = []
  holes.forEach((hole, i) => {
    if (hole instanceof Sql) {
      out[out.length - 1] += hole.texts[0]!
      out.push(...hole.texts.slice(1))
      values.push(...hole.values)
      out[out.length - 1] += texts[i + 1]!
    } else {
      values.push(hole)
      out.push(texts[i + 1]!)
    }
  })
  return new Sql(out, values)
}

/** Pieces side by side. */
export function join(pieces: readonly Sql[], separator: ', ' | ' AND ' | ' OR ' | ' UNION ALL '): Sql {
  const between = new Sql([separator], [])
  return pieces.reduce((all, piece, i) => (i === 0 ? piece : sql`${all}${between}${piece}`), new Sql([''], []))
}

/** An identifier of ours, quoted. Never a value. */
export function name(...path: readonly string[]): Sql {
  return new Sql([path.map((part) => `"${part.replaceAll('"', '""')}"`).join('.')], [])
}

/** Text of a dialect, as it stands there. Never a value. */
export function verbatim(text: string): Sql { return new Sql([text], []) }

export const TRUE = sql`TRUE`
export const FALSE = sql`FALSE`
