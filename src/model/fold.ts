/**
 * One spelling for all spellings of a text, so that a search finds what a reader means: lower case; Arabic yeh and
 * kaf as Persian ones; hamza carriers as their bare letters; Persian and Arabic digits as ASCII ones; without joiners,
 * tatweel, marks and bidi controls; any white space as one kind.
 *
 * Folding keeps no promise about length: see `foldWithPlaces` for where each folded character came from.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase()
  let folded = ''
  for (const character of text.normalize('NFD')) folded += foldCharacter(character)
  return folded
}

/**
 * The folded text, and for each of its UTF-16 units the index in `text` where the character it came from starts, with
 * one more entry for the end: what a match's highlight needs.
 */
export function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = ''
  const places: number[] = []
  let place = 0
  for (const character of text) {
    let piece = ''
    for (const part of character.normalize('NFD')) piece += foldCharacter(part)
    for (let i = 0; i < piece.length; i++) places.push(place)
    folded += piece
    place += character.length
  }
  places.push(text.length)
  return { folded, places }
}

const ASCII = /^[\x20-\x7e]*$/
const LETTERS: ReadonlyMap<string, string> = new Map([
  ['ي', 'ی'], ['ى', 'ی'], ['ئ', 'ی'], ['ك', 'ک'], ['ة', 'ه'], ['ۀ', 'ه'], ['أ', 'ا'], ['إ', 'ا'], ['آ', 'ا'], ['ٱ', 'ا'], ['ؤ', 'و'],
  ['ß', 'ss'], ['ı', 'i'],
])
/** Marks, joiners, tatweel, bidi controls, the soft hyphen and variation selectors carry no letter. */
const SILENT = /^[\p{M}\p{Cf}\u0640]$/u

function foldCharacter(character: string): string {
  const code = character.codePointAt(0)!
  if (code < 0x80) return code > 0x20 ? character.toLowerCase() : ' '
  if (code >= 0x6f0 && code <= 0x6f9) return String.fromCharCode(code - 0x6f0 + 0x30)
  if (code >= 0x660 && code <= 0x669) return String.fromCharCode(code - 0x660 + 0x30)
  const letter = LETTERS.get(character)
  if (letter !== undefined) return letter
  if (SILENT.test(character)) return ''
  if (/^\s$/u.test(character)) return ' '
  return character.toLowerCase()
}
