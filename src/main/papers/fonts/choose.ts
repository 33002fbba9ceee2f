import type { Face } from './faces'

const regular = 400

/** The installed fonts of the families in their order, each as near to regular as there is. */
export function facesOf(families: readonly string[], installed: readonly Face[]): Face[] {
  const known = families.map((family) => family.toLowerCase())
  const chosen = known.flatMap((family) => {
    const [best] = installed.filter((face) => !face.italic && face.families.some((name) => name.toLowerCase() === family)).sort((a, b) => distance(a) - distance(b))
    return best ?? []
  })
  return [...new Set(chosen)]
}

function distance({ weight }: Face): number {
  return Math.abs(weight - regular)
}
