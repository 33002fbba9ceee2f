import { isRecord } from './record'

/** What the keys of a scheme are called on screen. */
const labels: Record<string, string> = {
  format: '格式',
  id: '标识',
  name: '名称',
  version: '版本',
  source: '来源',
  note: '说明',
  subject: '评价对象',
  attributes: '台账字段',
  type: '类型',
  options: '选项',
  decimals: '小数位数',
  rounding: '舍入方式',
  roundAt: '舍入位置',
  stars: '星',
  code: '编码',
  fullScore: '满分',
  lighting: '点亮线',
  ratio: '比例',
  score: '分数',
  indicators: '指标',
  rule: '计分方式',
  required: '必达',
  notApplicable: '不适用时',
  appliesTo: '适用条件',
  roles: '评分人',
  basis: '依据',
  evidence: '佐证材料',
  bonus: '加分',
  deductions: '减分',
  cap: '封顶',
  vetoes: '一票否决',
  effect: '后果',
  level: '星级',
  star: '星',
  by: '依据',
  panel: '评分办法',
  mode: '方式',
  stages: '评分阶段',
  weight: '权重',
  combine: '合成方式',
  trimmed: '去掉最高最低',
  absentRole: '缺评分人时',
  bands: '分档',
  names: '名称',
  conditions: '条件',
  quotas: '名额',
  atMost: '上限',
  percent: '比例',
  count: '个数',
  scope: '范围',
  round: '取整',
  ties: '并列',
  hard: '是否硬性',
  maxRise: '最多上升',
  levels: '级数',
  except: '例外',
  exclude: '不定级',
  reason: '原因',
  ranking: '排名',
  criteria: '依据',
  order: '次序',
  tracks: '跑道',
  missing: '未评时',
  when: '条件',
  kind: '类别',
  items: '情形',
  points: '分值',
  limit: '上限',
  ladder: '逐次分值',
  once: '只计一次',
  step: '级差',
  needsReason: '须写理由',
  base: '起算',
  from: '起点',
  quantity: '量值',
  attribute: '台账字段',
  curve: '换算',
  below: '低于',
  above: '高于',
  atLeast: '不低于',
  linear: '按比例加减',
  proportional: '按完成率',
  target: '目标',
  baseline: '基准',
  start: '基准分',
  unit: '单位',
  whenZero: '除数为 0 时',
  better: '优劣方向',
  places: '名次分',
  then: '以后每名',
  floor: '保底',
  shares: '比例分档',
  top: '前百分之几',
  rest: '其余',
  fromMean: '与平均值比',
  floorBelow: '低于时',
  value: '值',
  grades: '等次',
  worth: '折分',
  minimumVotes: '最少票数',
  parts: '部分',
  indicator: '指标',
  total: '总分',
  lit: '点亮',
  all: '同时满足',
  any: '满足其一',
  not: '不满足',
  in: '等于',
  has: '包含',
}

/**
 * Names a place of a scheme for a reader: 星“政治引领星”的指标“第一议题制度”的满分. Elements of a list are named by their
 * name, else by their code, else by their position.
 */
export function placeName(input: unknown, path: readonly (string | number)[]): string {
  if (path.length === 0) return '方案'
  const parts: string[] = []
  let value = input
  for (const step of path) {
    value = isRecord(value) || Array.isArray(value) ? Reflect.get(value, step) : undefined
    const list = parts.at(-1)
    if (typeof step === 'number' && list !== undefined) parts[parts.length - 1] = `${list}${elementName(value, step)}`
    else parts.push(labels[step] ?? `“${step}”`)
  }
  return parts.join('的')
}

function elementName(element: unknown, index: number): string {
  const { name, code }: Record<string, unknown> = isRecord(element) ? element : {}
  if (typeof name === 'string' && name.trim() !== '') return `“${name}”`
  if (typeof code === 'string' && code.trim() !== '') return `“${code}”`
  return `第${index + 1}项`
}
