/**
 * A round as tables for analysis: what docs/scale.md documents and the Parquet files hold. Names and types are for machines of
 * other offices: a column once published keeps its name, its type and its meaning.
 */

/** `decimal` is exact: DECIMAL(18, 4). `json` is text. */
export type ColumnType = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'time' | 'json'

export interface DataColumn {
  name: string
  type: ColumnType
  /** Null where there is no value. */
  nullable?: true
  meaning: string
}

export const dataTableNames = ['rounds', 'organizations', 'marks', 'results', 'stars', 'points'] as const
export type DataTableName = (typeof dataTableNames)[number]

/** A value of a row: dates and times as ISO text, json as text. */
export type DataValue = string | number | boolean | null
export type DataRow = readonly DataValue[]

const round: DataColumn = { name: 'round_id', type: 'text', meaning: '评价期，全省唯一' }
const organization: DataColumn = { name: 'organization_id', type: 'text', meaning: '评价对象，全省唯一' }

export const dataTables: Record<DataTableName, readonly DataColumn[]> = {
  rounds: [
    round,
    { name: 'unit', type: 'text', meaning: '制表单位（设置中的单位名称）' },
    { name: 'name', type: 'text', meaning: '评价期名称' },
    { name: 'starts_on', type: 'date', meaning: '开始日期' },
    { name: 'ends_on', type: 'date', meaning: '结束日期' },
    { name: 'finished', type: 'boolean', meaning: '是否已定级；否为过程数据' },
    { name: 'finished_at', type: 'time', nullable: true, meaning: '定级时间（UTC）' },
    { name: 'scheme_name', type: 'text', meaning: '评价方案' },
    { name: 'scheme_version', type: 'integer', meaning: '评价方案版本' },
    { name: 'scheme_hash', type: 'text', meaning: '评价方案校验码，相同即全文相同' },
    { name: 'engine', type: 'text', meaning: '计分程序版本' },
    { name: 'edition', type: 'integer', nullable: true, meaning: '第几次定级' },
    { name: 'digest', type: 'text', nullable: true, meaning: '该次定级的校验码（SHA-256）' },
  ],
  organizations: [
    round,
    organization,
    { name: 'name', type: 'text', meaning: '单位名称' },
    { name: 'party_name', type: 'text', meaning: '党组织名称' },
    { name: 'credit_code', type: 'text', nullable: true, meaning: '统一社会信用代码' },
    { name: 'township', type: 'text', meaning: '镇街道' },
    { name: 'track', type: 'text', meaning: '跑道代码' },
    { name: 'track_name', type: 'text', meaning: '跑道名称' },
    { name: 'attributes', type: 'json', meaning: '参评时的台账字段；没有勾选时不含个人姓名和电话' },
  ],
  marks: [
    round,
    organization,
    { name: 'stage', type: 'text', meaning: '评分阶段代码；不分阶段为空文本' },
    { name: 'evaluator_id', type: 'text', meaning: '评分人编号，仅加权评分时有' },
    { name: 'indicator', type: 'text', meaning: '指标代码' },
    { name: 'value', type: 'decimal', nullable: true, meaning: '填的单个数' },
    { name: 'part', type: 'decimal', nullable: true, meaning: '填的两个数中的前一个（分子、本期）' },
    { name: 'whole', type: 'decimal', nullable: true, meaning: '填的两个数中的后一个（分母、上期）' },
    { name: 'option', type: 'text', nullable: true, meaning: '选的选项代码' },
    { name: 'not_applicable', type: 'boolean', meaning: '是否填的不适用' },
    { name: 'input', type: 'json', meaning: '填写内容全文' },
    { name: 'reason', type: 'text', nullable: true, meaning: '扣分等的理由' },
    { name: 'counted', type: 'boolean', meaning: '是否可计分；否为已不符合方案的内容' },
    { name: 'entered_at', type: 'time', meaning: '录入时间（UTC）' },
    { name: 'entered_by', type: 'text', nullable: true, meaning: '录入人姓名；没有勾选时为空' },
  ],
  results: [
    round,
    organization,
    { name: 'track', type: 'text', meaning: '跑道代码' },
    { name: 'status', type: 'text', meaning: 'complete 评完，incomplete 未评完' },
    { name: 'missing', type: 'integer', meaning: '未评的指标数' },
    { name: 'total', type: 'decimal', meaning: '总分' },
    { name: 'bonus', type: 'decimal', meaning: '加分' },
    { name: 'deduction', type: 'decimal', meaning: '减分' },
    { name: 'lit_stars', type: 'integer', meaning: '点亮星数' },
    { name: 'level', type: 'integer', nullable: true, meaning: '星级；不定级为空' },
    { name: 'rank', type: 'integer', nullable: true, meaning: '本单位内的跑道名次' },
    { name: 'overall_rank', type: 'integer', nullable: true, meaning: '本单位内的总名次' },
    { name: 'tied', type: 'integer', meaning: '并列的个数，独占为 1' },
    { name: 'decided_by', type: 'text', nullable: true, meaning: '与前一名分出先后的条件' },
    { name: 'unranked', type: 'text', nullable: true, meaning: '未参加排名的原因' },
    { name: 'vetoes', type: 'json', meaning: '一票否决的代码' },
  ],
  stars: [
    round,
    organization,
    { name: 'star', type: 'text', meaning: '星的代码' },
    { name: 'score', type: 'decimal', meaning: '得分' },
    { name: 'full_score', type: 'decimal', meaning: '满分' },
    { name: 'lit', type: 'boolean', meaning: '是否点亮' },
    { name: 'unmet', type: 'json', meaning: '没有达到的必要条件' },
  ],
  points: [
    round,
    organization,
    { name: 'part', type: 'text', meaning: 'star 星内指标，extra 加分减分项' },
    { name: 'group_code', type: 'text', meaning: '所在星或组的代码' },
    { name: 'indicator', type: 'text', meaning: '指标代码' },
    { name: 'points', type: 'decimal', nullable: true, meaning: '得分；未评、不适用为空' },
    { name: 'state', type: 'text', meaning: 'scored 已评，missing 未评，not-applicable 不适用' },
    { name: 'stage', type: 'text', nullable: true, meaning: '以哪个阶段的评分为准' },
  ],
}
