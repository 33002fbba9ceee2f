/** How often a law is tried: 1 000 times, or as often as SIXSTAR_RUNS says (mutation testing asks for fewer). */
export const runs = { numRuns: Number(process.env['SIXSTAR_RUNS'] ?? 1000) }
