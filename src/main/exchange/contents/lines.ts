import type { z } from 'zod'
import { damaged } from '../archive/damaged'

/** A table of a package: one JSON value per line, each ended by a line break. */
export function toLines(values: Iterable<unknown>): string {
  let text = ''
  for (const value of values) text += `${JSON.stringify(value)}\n`
  return text
}

/** @throws AppError `package-damaged`, naming the file and the line */
export function fromLines<Value>(name: string, text: string, shape: z.ZodType<Value>): Value[] {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  return lines.map((line, index) => parse(`${name}”第 ${index + 1} 行`, line, shape))
}

/** @throws AppError `package-damaged`, naming the file */
export function fromJsonFile<Value>(name: string, text: string, shape: z.ZodType<Value>): Value {
  return parse(`${name}”`, text, shape)
}

function parse<Value>(where: string, text: string, shape: z.ZodType<Value>): Value {
  try {
    return shape.parse(JSON.parse(text))
  } catch (error) {
    throw damaged(`数据包中“${where}的内容不正确`, error)
  }
}
