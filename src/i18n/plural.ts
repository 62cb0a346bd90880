type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }

/** Chooses the form of a word that goes with a number, by the rules of a language. */
export function pluralOf(language: string): (n: number, forms: Forms) => string {
  let rules: Intl.PluralRules | undefined
  return (n, forms) => forms[(rules ??= new Intl.PluralRules(language)).select(n)] ?? forms.other
}
