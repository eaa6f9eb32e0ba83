// Command gopeer renders the tasks of ../README.md by the recipe a Go service would use: image/draw, opentype
// faces with a cache of glyph masks, pooled pictures, the standard library's PNG (best speed) and JPEG encoders.
// It does on standard input what OwnPeer.java says.
package main

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"image/png"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

const latin = "/usr/share/fonts/truetype/noto/"
const han = "/usr/share/fonts/opentype/noto/"

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func load(path string) *sfnt.Font {
	b, err := os.ReadFile(path)
	check(err)
	if strings.HasSuffix(path, ".ttc") {
		c, err := opentype.ParseCollection(b)
		check(err)
		f, err := c.Font(2) // simplified Chinese
		check(err)
		return f
	}
	f, err := opentype.Parse(b)
	check(err)
	return f
}

type glyph struct {
	mask *image.Alpha
	at   image.Rectangle
}

type key struct {
	r       rune
	quarter uint8
}

// face is a Latin and a Han face of one size; opentype faces are not safe for goroutines, so misses take a lock.
type face struct {
	mu       sync.Mutex
	latin    font.Face
	han      font.Face
	glyphs   sync.Map
	advances sync.Map
}

func newFace(l, h *sfnt.Font, size float64) *face {
	o := &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone}
	a, err := opentype.NewFace(l, o)
	check(err)
	b, err := opentype.NewFace(h, o)
	check(err)
	return &face{latin: a, han: b}
}

func (f *face) pick(r rune) font.Face {
	if r >= 0x2E80 {
		return f.han
	}
	return f.latin
}

func (f *face) advance(r rune) fixed.Int26_6 {
	if v, ok := f.advances.Load(r); ok {
		return v.(fixed.Int26_6)
	}
	f.mu.Lock()
	a, _ := f.pick(r).GlyphAdvance(r)
	f.mu.Unlock()
	f.advances.Store(r, a)
	return a
}

func (f *face) glyph(r rune, quarter uint8) *glyph {
	k := key{r, quarter}
	if v, ok := f.glyphs.Load(k); ok {
		return v.(*glyph)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	at, mask, from, _, ok := f.pick(r).Glyph(fixed.Point26_6{X: fixed.Int26_6(quarter) * 16}, r)
	g := &glyph{}
	if ok {
		own := image.NewAlpha(image.Rect(0, 0, at.Dx(), at.Dy())) // the face uses its mask again
		draw.Draw(own, own.Rect, mask, from, draw.Src)
		g.mask, g.at = own, at
	}
	f.glyphs.Store(k, g)
	return g
}

func (f *face) draw(on *image.RGBA, ink image.Image, left, y int, s string) {
	x := fixed.I(left)
	for _, r := range s {
		g := f.glyph(r, uint8((x&63)>>4))
		if g.mask != nil {
			draw.DrawMask(on, g.at.Add(image.Pt(x.Floor(), y)), ink, image.Point{}, g.mask, image.Point{}, draw.Over)
		}
		x += f.advance(r)
	}
}

// wrap breaks at spaces and between ideographs, as late as possible.
func (f *face) wrap(s string, width int) []string {
	var lines []string
	text := []rune(s)
	start, last, w := 0, -1, fixed.Int26_6(0)
	for i := 0; i < len(text); i++ {
		if i > start && (text[i-1] == ' ' || (text[i] >= 0x2E80 && text[i] < 0xFF00 && text[i-1] != ' ')) {
			last = i
		}
		w += f.advance(text[i])
		if w > fixed.I(width) && text[i] != ' ' && last > start {
			lines = append(lines, strings.TrimRight(string(text[start:last]), " "))
			start = last
			i = start - 1
			w = 0
			last = -1
		}
	}
	return append(lines, string(text[start:]))
}

type buffers struct{ pool sync.Pool }

func (b *buffers) Get() *png.EncoderBuffer  { p, _ := b.pool.Get().(*png.EncoderBuffer); return p }
func (b *buffers) Put(p *png.EncoderBuffer) { b.pool.Put(p) }

type peer struct {
	f24, f32, f36, f48, f72 *face
	logo96, logo144         image.Image
	pictures                map[string]*sync.Pool
	png                     png.Encoder
}

func ink(v uint32) *image.Uniform {
	return image.NewUniform(color.RGBA{uint8(v >> 16), uint8(v >> 8), uint8(v), 255})
}

func readPng(path string) image.Image {
	f, err := os.Open(path)
	check(err)
	defer f.Close()
	m, err := png.Decode(f)
	check(err)
	r := image.NewRGBA(m.Bounds())
	draw.Draw(r, r.Rect, m, image.Point{}, draw.Src)
	return r
}

func newPeer(assets string) *peer {
	regular, bold := load(latin+"NotoSans-Regular.ttf"), load(latin+"NotoSans-Bold.ttf")
	hanRegular, hanBold := load(han+"NotoSansCJK-Regular.ttc"), load(han+"NotoSansCJK-Bold.ttc")
	p := &peer{
		f24: newFace(regular, hanRegular, 24), f32: newFace(regular, hanRegular, 32), f36: newFace(regular, hanRegular, 36),
		f48: newFace(bold, hanBold, 48), f72: newFace(bold, hanBold, 72),
		logo96: readPng(assets + "/logo96.png"), logo144: readPng(assets + "/logo144.png"),
		pictures: map[string]*sync.Pool{},
		png:      png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: &buffers{}},
	}
	for task, size := range map[string]image.Rectangle{
		"T1": image.Rect(0, 0, 600, 315), "T2": image.Rect(0, 0, 800, 418), "T3": image.Rect(0, 0, 1200, 630)} {
		size := size
		p.pictures[task] = &sync.Pool{New: func() any { return image.NewRGBA(size) }}
	}
	return p
}

func gradient(m *image.RGBA) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	var ramp [1025][3]uint8
	for i := range ramp {
		t := float64(i) / 1024
		ramp[i] = [3]uint8{uint8(0x1D + t*(0xF8-0x1D) + .5), uint8(0x2B + t*(0xCD-0x2B) + .5), uint8(0x64 + t*(0xDA-0x64) + .5)}
	}
	square := float64(w*w + h*h)
	for y := 0; y < h; y++ {
		row := m.Pix[y*m.Stride : y*m.Stride+4*w]
		step := float64(w) / square * 1024
		t := (float64(y)+.5)*float64(h)/square*1024 + step/2
		for x := 0; x < w; x++ {
			c := &ramp[int(t)]
			p := row[4*x : 4*x+4 : 4*x+4]
			p[0], p[1], p[2], p[3] = c[0], c[1], c[2], 255
			t += step
		}
	}
}

func (p *peer) render(task string, n int, out *bytes.Buffer) {
	m := p.pictures[task].Get().(*image.RGBA)
	if task == "T1" {
		draw.Draw(m, m.Rect, ink(0x1E293B), image.Point{}, draw.Src)
		text := fmt.Sprintf("#%06d The quick brown fox jumps over the lazy dog while sixty zippers were quickly picked from the woven jute bag by AV To.", n)
		for i, line := range p.f32.wrap(text, 520) {
			p.f32.draw(m, ink(0xF8FAFC), 40, 94+44*i, line)
		}
	} else {
		title, body, k, logo := p.f48, p.f24, 2, p.logo96
		if task == "T3" {
			title, body, k, logo = p.f72, p.f36, 3, p.logo144
		}
		s := func(v int) int { return v * k / 2 }
		gradient(m)
		for i, line := range title.wrap(fmt.Sprintf("第%06d号：高性能文字渲染 Render Service 开放平台", n), s(720)) {
			title.draw(m, ink(0xFFFFFF), s(40), s(90+64*i), line)
		}
		body.draw(m, ink(0xF1F5F9), s(40), s(250), fmt.Sprintf("今天的订单 %06d 已经准备好，请及时查收。", n))
		body.draw(m, ink(0xF1F5F9), s(40), s(286), "Fast, crisp typography — kerning AV To We, ligatures fi fl.")
		body.draw(m, ink(0xF1F5F9), s(40), s(322), "多语言排版：中文、日本語テキスト、한국어 문장 & English.")
		draw.Draw(m, image.Rect(s(680), s(298), s(776), s(394)), logo, image.Point{}, draw.Over)
	}
	if task == "T3" {
		check(jpeg.Encode(out, m, &jpeg.Options{Quality: 85}))
	} else {
		check(p.png.Encode(out, m))
	}
	p.pictures[task].Put(m)
}

func cpu() float64 {
	var u syscall.Rusage
	check(syscall.Getrusage(syscall.RUSAGE_SELF, &u))
	return float64(u.Utime.Sec+u.Stime.Sec) + float64(u.Utime.Usec+u.Stime.Usec)/1e6
}

func main() {
	assets := flag.String("assets", ".", "folder of the logos")
	flag.Parse()
	p := newPeer(*assets)
	out := new(bytes.Buffer)
	number := 0
	for in := bufio.NewScanner(os.Stdin); in.Scan(); {
		task, what, _ := strings.Cut(in.Text(), " ")
		if strings.Contains(what, "/") {
			out.Reset()
			p.render(task, 123456, out)
			check(os.WriteFile(what, out.Bytes(), 0o644))
			fmt.Println("written")
			continue
		}
		seconds, err := strconv.ParseFloat(what, 64)
		check(err)
		images, used, begin := 0, cpu(), time.Now()
		for time.Since(begin).Seconds() < seconds {
			out.Reset()
			p.render(task, number%1000000, out)
			number++
			images++
		}
		fmt.Println(images, cpu()-used, out.Len())
	}
}
