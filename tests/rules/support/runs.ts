/** How often a law is tried: 200 times in the ordinary run, as often as SIXSTAR_RUNS says where it is set. */
export const runs = { numRuns: Number(process.env.SIXSTAR_RUNS ?? 200) }
