import { readdirSync, readFileSync } from 'node:fs'

/** Megabytes. */
export interface Memory {
  /** All that the processes have in memory; what several use, such as the program itself, counted once. */
  all: number
  /** The same without what was only read from files and can be dropped at any time: about what Windows shows for a program. */
  own: number
}

/** Memory of all processes of the application: those this one has started. */
export function memoryNow(): Memory {
  const processes = readdirSync('/proc').flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return []
    const stat = textOf(`/proc/${pid}/stat`)
    return [{ pid, parent: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1] ?? '' }]
  })
  const below = (pid: string): string[] => processes.filter(({ parent }) => parent === pid).flatMap((child) => [child.pid, ...below(child.pid)])
  const sum: Memory = { all: 0, own: 0 }
  for (const pid of below(String(process.pid))) {
    const report = textOf(`/proc/${pid}/smaps_rollup`)
    const megabytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(report)?.[1] ?? 0) / 1024
    sum.all += megabytes('Pss')
    sum.own += megabytes('Pss_Anon') + megabytes('Pss_Shmem')
  }
  return sum
}

/** Looks at the memory again and again until stopped; answers the most it has seen. */
export function watchMemory(): { stop(): Memory } {
  const most: Memory = { all: 0, own: 0 }
  const look = () => {
    const { all, own } = memoryNow()
    most.all = Math.max(most.all, all)
    most.own = Math.max(most.own, own)
  }
  const timer = setInterval(look, 200)
  return {
    stop() {
      clearInterval(timer)
      look()
      return most
    },
  }
}

/** Empty for a process that has ended meanwhile. */
function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
