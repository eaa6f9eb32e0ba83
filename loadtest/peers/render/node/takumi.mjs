// takumi renders the tasks of ../README.md; does on standard input what OwnPeer.java says. Argument: assets folder.
import fs from 'node:fs'
import readline from 'node:readline'
import { Renderer } from '@takumi-rs/core'

const assets = process.argv[2]
const latin = '/usr/share/fonts/truetype/noto/'
const renderer = new Renderer()
for (const [name, weight, file] of [
  ['NS', 400, latin + 'NotoSans-Regular.ttf'],
  ['NS', 700, latin + 'NotoSans-Bold.ttf'],
  ['NC', 400, assets + '/NotoSansCJKsc-Regular.otf'],
  ['NC', 700, assets + '/NotoSansCJKsc-Bold.otf'],
]) {
  await renderer.registerFont({ name, weight, style: 'normal', data: fs.readFileSync(file) })
}
const images = [96, 144].map(size => ({ src: `logo${size}`, data: fs.readFileSync(`${assets}/logo${size}.png`) }))

const text = (text, style) => ({ type: 'text', text, style })
const box = (style, children) => ({ type: 'container', style, children })

function scene(task, digits) {
  if (task === 'T1') {
    const words = `#${digits} The quick brown fox jumps over the lazy dog while sixty zippers were quickly picked from the woven jute bag by AV To.`
    return box({ width: 600, height: 315, display: 'flex', background: '#1E293B', color: '#F8FAFC', fontSize: 32, lineHeight: '44px', fontFamily: 'NS' },
      [box({ position: 'absolute', left: 40, top: 60, width: 520, display: 'flex' }, [text(words, {})])])
  }
  const k = task === 'T3' ? 1.5 : 1
  const size = 96 * k
  const lines = [`今天的订单 ${digits} 已经准备好，请及时查收。`,
    'Fast, crisp typography — kerning AV To We, ligatures fi fl.',
    '多语言排版：中文、日本語テキスト、한국어 문장 & English.']
  return box({ width: 800 * k, height: task === 'T3' ? 630 : 418, display: 'flex', backgroundImage: 'linear-gradient(to bottom right, #1D2B64, #F8CDDA)', color: '#fff', fontFamily: 'NS,NC' }, [
    text(`第${digits}号：高性能文字渲染 Render Service 开放平台`,
      { position: 'absolute', left: 40 * k, top: 40 * k, width: 720 * k, display: 'flex', fontSize: 48 * k, fontWeight: 700, lineHeight: 64 * k + 'px' }),
    ...lines.map((line, i) => text(line,
      { position: 'absolute', left: 40 * k, top: (224 + 36 * i) * k, fontSize: 24 * k, lineHeight: 36 * k + 'px', color: '#F1F5F9', display: 'flex', whiteSpace: 'nowrap' })),
    { type: 'image', src: `logo${size}`, width: size, height: size, style: { position: 'absolute', left: 680 * k, top: 298 * k, width: size, height: size } },
  ])
}

const render = (task, n) => {
  const [width, height] = { T1: [600, 315], T2: [800, 418], T3: [1200, 630] }[task]
  const format = task === 'T3' ? { format: 'jpeg', quality: 85 } : { format: 'png' }
  return renderer.render(scene(task, String(n % 1000000).padStart(6, '0')), { width, height, images, ...format })
}

let number = 0
for await (const line of readline.createInterface({ input: process.stdin })) {
  const [task, what] = line.split(' ')
  if (what.includes('/')) {
    fs.writeFileSync(what, await render(task, 123456))
    console.log('written')
    continue
  }
  const begin = performance.now()
  const used = process.cpuUsage()
  let rendered = 0
  let bytes = 0
  while (performance.now() - begin < what * 1000) {
    bytes = (await render(task, number++)).length
    rendered++
  }
  const { user, system } = process.cpuUsage(used)
  console.log(rendered, (user + system) / 1e6, bytes)
}
