/** Damaged register files: the same seed and number give the same bytes. */
import { readFileSync } from 'node:fs'
import XLSX from '@e965/xlsx'

const { CFB, utils, write } = XLSX

/** A small, fast generator of numbers that can be repeated (mulberry32). */
export function randomFor(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit) => Math.floor(next() * limit)
  return { next, below, pick: (items) => items[below(items.length)], chance: (share) => next() < share }
}

const nastyTexts = [
  '', ' ', '\u0000', '\ud800', '\udfff\ud800', '\ufeff', '\ufffd', '\u200b', '\u202e', '=1+1', '=HYPERLINK("x")', '@SUM(A1)', '"', '""', '"未完', "'", ',', '\t', '\r\n', '\n', ';', '，', '、、、',
  '９９９', '１２人', '-1', '1e308', '1e999', 'NaN', 'Infinity', '9'.repeat(400), '0.1', '2015.13.45', '2015-02-30', '９９９９年９９月', '41349', '99999', '不详', '无', '—', '未定', '七星', '★★★★★★★',
  '__proto__', 'constructor', 'toString', 'hasOwnProperty', '单位名称', '党组织名称', '合计', '填表人：', '样例𬭊公司', '甲'.repeat(5000), '914403001922038000', '91440300708461136T', '<script>', '&amp;&#0;&#x1F;&#xD800;', ']]>', '%s%n', '../../x', 'C:\\x',
]
const nastyXml = [
  '<c r="XFD1048576" t="s"><v>99999999</v></c>', '<row r="999999999">', '<row r="-1">', '<row r="0">', '<c r="A0">', '<c r="">', '<mergeCell ref="A1:XFD1048576"/>', '<mergeCell ref="B9:A1"/>', '<mergeCell ref=""/>', '<v>1e400</v>', '<v></v>', '<f>A1</f>',
  '<f t="array" ref="A1:ZZ99999">1</f>', '<hyperlink ref="A1:XFD9999" r:id="rId9"/>', '<is><t>x</t></is>', '<!--', '-->', '<![CDATA[', '<!DOCTYPE x [<!ENTITY a "b">]>', '&a;', '</sheetData>', '<sheetData>', '</worksheet>', '<dimension ref="A1:XFD1048576"/>', 't="e"', 't="b"', 't="d"', 't="zzz"', 's="99999"', 'numFmtId="14"', '\u0000',
]
const header = ['序号', '所属镇街道', '党组织名称', '依托单位名称', '统一社会信用代码', '单位类别', '党组织类型', '职工数', '党员数', '标签', '是否规上', '成立日期', '联系电话', '上期星级', '产值（亿元）', '备注']

/** Makes damaged inputs out of whole register files. */
export function inputsFrom(paths) {
  const whole = paths.map((path) => readFileSync(path))
  const small = smallFiles()
  return (random) => {
    const kind = random.pick(['bytes', 'xml', 'xml', 'stream', 'stream', 'text', 'text', 'cells', 'cells', 'claims'])
    if (kind === 'xml') return damagedXml(small.xlsx, random)
    if (kind === 'stream') return damagedStream(small.xls, random)
    if (kind === 'text') return damagedText(random)
    if (kind === 'cells') return nastyWorkbook(random)
    if (kind === 'claims') return falseClaims(small.xlsx, random)
    return damagedBytes(random.chance(0.03) ? random.pick(whole) : random.pick(Object.values(small)), random)
  }
}

function smallFiles() {
  const rows = [['某县台账'], header, ...Array.from({ length: 20 }, (_, at) => [at + 1, '东湖街道', `中共样例${at}支部委员会`, `样例${at}公司`, '91440300708461136T', '非公企业', '党支部', 10 * at, at, '规上、外资', '√', `201${at % 10}.3`, '13800000000', at % 7, 1.5, '']), ['合计']]
  const workbook = utils.book_new()
  const sheet = utils.aoa_to_sheet(rows)
  sheet['!merges'] = [utils.decode_range('B3:B9')]
  utils.book_append_sheet(workbook, sheet, '台账')
  const as = (bookType, extra = {}) => Buffer.from(write(workbook, { type: 'buffer', bookType, ...extra }))
  return { xlsx: as('xlsx', { compression: true, bookSST: true }), plain: as('xlsx'), xls: as('biff8'), csv: Buffer.from(rows.map((row) => row.join(',')).join('\n')) }
}

function damagedBytes(bytes, random) {
  let damaged = Buffer.from(bytes)
  for (let times = 1 + random.below(6); times > 0 && damaged.length > 0; times--) {
    const at = random.below(damaged.length)
    const length = random.below(Math.min(2000, damaged.length - at) + 1)
    const way = random.below(6)
    if (way === 0) damaged = damaged.subarray(0, at)
    else if (way === 1) damaged = Buffer.concat([damaged.subarray(0, at), damaged.subarray(at + length)])
    else if (way === 2) damaged = Buffer.concat([damaged.subarray(0, at), damaged.subarray(at, at + length), damaged.subarray(at)])
    else if (way === 3) damaged.fill(random.pick([0, 0xff, 0x20, 0x41]), at, at + length)
    else for (let flips = 1 + random.below(40); flips > 0; flips--) damaged[random.below(damaged.length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)])
  }
  return damaged
}

/** Takes the packed file apart, damages the text of its parts and packs it again: what only a repacked file can hold. */
function damagedXml(bytes, random) {
  const container = CFB.read(bytes, { type: 'buffer' })
  const made = CFB.utils.cfb_new()
  container.FullPaths.forEach((path, index) => {
    const { content, size } = container.FileIndex[index]
    if (!size || path.includes('\u0001')) return
    const name = path.replace(/^Root Entry/, '')
    const likely = /sheet1\.xml$|sharedStrings/.test(name)
    if (random.chance(0.005)) return
    CFB.utils.cfb_add(made, name, random.chance(likely ? 0.6 : 0.02) ? Buffer.from(damagedWords(Buffer.from(content).toString('utf8'), random, nastyXml)) : content)
  })
  return Buffer.from(CFB.write(made, { type: 'buffer', fileType: 'zip', compression: random.chance(0.5) }))
}

function damagedWords(text, random, words) {
  let damaged = text
  for (let times = 1 + random.below(4); times > 0; times--) {
    const at = random.below(damaged.length + 1)
    const word = random.pick(random.chance(0.5) ? words : nastyTexts)
    const repeated = random.chance(0.03) ? word.repeat(1 + random.below(5000)) : word
    damaged = damaged.slice(0, at) + repeated + damaged.slice(at + (random.chance(0.5) ? random.below(30) : 0))
  }
  return damaged
}

/** Damages the records of an .xls inside their compound file, which stays whole. */
function damagedStream(bytes, random) {
  const stream = CFB.find(CFB.read(bytes, { type: 'buffer' }), 'Workbook')
  const made = CFB.utils.cfb_new()
  const records = Buffer.from(stream.content)
  if (random.chance(0.3)) CFB.utils.cfb_add(made, '/Workbook', damagedBytes(records, random))
  else CFB.utils.cfb_add(made, '/Workbook', damagedRecords(records, random))
  return Buffer.from(CFB.write(made, { type: 'buffer' }))
}

/** Changes bytes inside some records and leaves their kinds and lengths: the reader follows them to the end. */
function damagedRecords(records, random) {
  const damaged = Buffer.from(records)
  for (let at = 0; at + 4 <= damaged.length; at += 4 + damaged.readUInt16LE(at + 2)) {
    const length = Math.min(damaged.readUInt16LE(at + 2), damaged.length - at - 4)
    if (length === 0 || !random.chance(0.02)) continue
    for (let flips = 1 + random.below(3); flips > 0; flips--) damaged[at + 4 + random.below(length)] = random.pick([0, 1, 0x7f, 0x80, 0xff, random.below(256)])
  }
  return damaged
}

function damagedText(random) {
  const rows = Array.from({ length: 1 + random.below(30) }, () => header.map(() => (random.chance(0.4) ? random.pick(nastyTexts) : `样例${random.below(20)}`)))
  const separator = random.pick([',', ',', '\t', ';'])
  const text = [random.chance(0.8) ? header : [], ...rows].map((row) => row.map((cell) => (random.chance(/[",;\t\r\n]/.test(cell) ? 0.995 : 0.3) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator)).join(random.pick(['\n', '\r\n', '\r']))
  const whole = random.chance(0.7) ? text : damagedWords(text, random, nastyTexts)
  const bytes = Buffer.from(random.chance(0.3) ? `\ufeff${whole}` : whole, random.chance(0.2) ? 'utf16le' : 'utf8')
  return random.chance(0.3) ? damagedBytes(bytes, random) : bytes
}

/** A whole workbook whose cells hold anything. */
function nastyWorkbook(random) {
  const value = () => random.pick([random.pick(nastyTexts).slice(0, 30_000), random.next() * 10 ** random.below(20), -random.below(1000), random.chance(0.5), 41_349, 2015.1, null])
  const rows = Array.from({ length: random.below(40) }, () => Array.from({ length: random.below(20) }, value))
  const sheet = utils.aoa_to_sheet([...(random.chance(0.3) ? [['台账']] : []), ...(random.chance(0.8) ? [header] : []), ...rows])
  sheet['!merges'] = Array.from({ length: random.below(5) }, () => ({ s: { r: random.below(30), c: random.below(10) }, e: { r: random.below(70), c: random.below(30) } }))
  const workbook = utils.book_new()
  utils.book_append_sheet(workbook, sheet, '台账')
  try {
    return Buffer.from(write(workbook, { type: 'buffer', bookType: random.pick(['xlsx', 'xlsx', 'xlsx', 'xlsx', 'biff8', 'biff8', 'biff8', 'biff8', 'xlml', 'html', 'ods', 'xlsb']), compression: true }))
  } catch {
    return Buffer.from(utils.sheet_to_csv(sheet))
  }
}

/** Entries that claim sizes, places and ways of packing which are not theirs, or that unpack to hundreds of megabytes. */
function falseClaims(bytes, random) {
  const claimed = random.chance(0.01) ? bomb() : Buffer.from(bytes)
  const fields = [8, 10, 16, 20, 24, 28, 30, 32, 42]
  for (let at = claimed.indexOf('PK\u0001\u0002'); at >= 0 && at + 46 <= claimed.length; at = claimed.indexOf('PK\u0001\u0002', at + 1)) {
    if (random.chance(0.3)) claimed.writeUInt16LE(random.pick([0, 1, 8, 12, 99, 0xffff, random.below(0x10000)]), at + random.pick(fields))
    if (random.chance(0.2)) claimed.writeUInt32LE(random.pick([0, 1, 0x3fffffff, 0x7fffffff, 0xffffffff, random.below(bytes.length)]), at + random.pick([20, 24, 42]))
  }
  return claimed
}

function bomb() {
  const made = CFB.utils.cfb_new()
  for (const [name, content] of [['/[Content_Types].xml', '<Types/>'], ['/xl/workbook.xml', '<workbook/>'], ['/xl/worksheets/sheet1.xml', Buffer.alloc(120_000_000, ' ')]]) CFB.utils.cfb_add(made, name, Buffer.from(content))
  return Buffer.from(CFB.write(made, { type: 'buffer', fileType: 'zip', compression: true }))
}
