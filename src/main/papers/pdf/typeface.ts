import { readFileSync } from 'node:fs'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import { AppError } from '@shared/errors'
import { familiesOf, type PaperFont } from '@shared/paper/fonts'
import { facesOf } from '../fonts/choose'
import type { Face } from '../fonts/faces'

/** One character as a font of the document writes it. */
interface Letter {
  font: PDFFont
  /** Its code in the font, hexadecimal. */
  code: string
  /** Of type that is one point high. */
  width: number
}

/** Type of one kind: each character from the first of its fonts that has it. */
export interface Typeface {
  /** @returns points */
  width(text: string, points: number): number
  /** What shows a text: stretches of one font, each with its codes. */
  stretches(text: string): { font: PDFFont; codes: string; width: number }[]
}

export type Typefaces = Record<PaperFont, Typeface>

/**
 * The three typefaces of a document, put into it with the shapes of its characters only.
 *
 * @param characters all that the document will show
 * @throws AppError `not-found` on a computer without a Chinese font
 */
export async function loadTypefaces(document: PDFDocument, characters: ReadonlySet<string>, installed: readonly Face[]): Promise<Typefaces> {
  document.registerFontkit({ create: parsed })
  const embedded = new Map<Face, Source>()
  const load = async (font: PaperFont): Promise<Typeface> => {
    const sources: Source[] = []
    let missing = [...characters]
    for (const face of facesOf(familiesOf(font), installed)) {
      if (missing.length === 0) break
      const source = embedded.get(face) ?? sourceOf(document, face)
      const without = missing.filter((character) => !source.has(character))
      if (without.length === missing.length) continue
      embedded.set(face, source)
      sources.push(source)
      missing = without
    }
    return typeface(await Promise.all(sources.map(async ({ has, embed }) => ({ has, font: await embed() }))))
  }
  return { title: await load('title'), heading: await load('heading'), body: await load('body') }
}

interface Source {
  has(character: string): boolean
  /** Puts it into the document, once. */
  embed(): Promise<PDFFont>
}

/** Font files read before, and what was made of them: reading one takes longer than laying out a page, and the documents of a batch share them. */
const files = new Map<string, Uint8Array>()
const fonts = new WeakMap<Uint8Array, Map<string | undefined, Parsed>>()
type Parsed = ReturnType<typeof fontkit.create>

function fileOf(path: string): Uint8Array {
  const bytes = files.get(path) ?? readFileSync(path)
  files.set(path, bytes)
  return bytes
}

function parsed(bytes: Uint8Array, postscriptName?: string): Parsed {
  const known = fonts.get(bytes) ?? new Map<string | undefined, Parsed>()
  fonts.set(bytes, known)
  const font = known.get(postscriptName) ?? fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), postscriptName)
  known.set(postscriptName, font)
  return font
}

function sourceOf(document: PDFDocument, { path, inCollection }: Face): Source {
  const bytes = fileOf(path)
  // By name from a collection only: of a single font fontkit would want a variation by that name.
  const postscriptName = inCollection ?? undefined
  const font = parsed(bytes, postscriptName)
  let embedded: Promise<PDFFont> | undefined
  return {
    has: (character) => !('fonts' in font) && font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0),
    embed: () => (embedded ??= document.embedFont(bytes, { subset: true, postscriptName })),
  }
}

function typeface(fonts: readonly { has(character: string): boolean; font: PDFFont }[]): Typeface {
  const [first] = fonts
  if (!first) throw new AppError('not-found', '这台电脑没有中文字体，不能生成 PDF。请安装仿宋、宋体或思源宋体后再试，或改存为 Word 文档。')
  const letters = new Map<string, Letter>()
  // Character by character: Chinese, digits and stars are not shaped, and what a cell says is then looked up instead of laid out.
  const letter = (character: string): Letter => {
    const known = letters.get(character)
    if (known) return known
    const { font } = fonts.find(({ has }) => has(character)) ?? first
    const made = { font, code: font.encodeText(character).asString(), width: font.widthOfTextAtSize(character, 1) }
    letters.set(character, made)
    return made
  }
  return {
    width(text, points) {
      let width = 0
      for (const character of text) width += letter(character).width
      return width * points
    },
    stretches(text) {
      const stretches: ReturnType<Typeface['stretches']> = []
      for (const character of text) {
        const { font, code, width } = letter(character)
        const last = stretches.at(-1)
        if (last?.font === font) {
          last.codes += code
          last.width += width
        } else stretches.push({ font, codes: code, width })
      }
      return stretches
    },
  }
}
