/** Pixels of a picture, each side, that are one cell: what is left of it is coarse and small. */
const CELL = 4

/** How far a channel of a cell may stray, of 255. */
const STRAY = 16

/** The share of cells that may stray further: edges are drawn a little differently on each system. */
const SHARE = 0.002

/** A picture made coarse, as a PNG; both are base64. Runs in the page, which reads PNGs. */
export function coarse(png: string, cell: number): Promise<string> {
  const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0))
  return createImageBitmap(new Blob([bytes], { type: 'image/png' })).then(async (picture) => {
    const full = new OffscreenCanvas(picture.width, picture.height)
    const source = full.getContext('2d', { willReadFrequently: true })
    const [width, height] = [picture.width / cell, picture.height / cell].map(Math.floor) as [
      number,
      number,
    ]
    const small = new OffscreenCanvas(width, height)
    const target = small.getContext('2d')
    if (!source || !target) throw new Error('no canvas')
    source.drawImage(picture, 0, 0)
    const { data } = source.getImageData(0, 0, picture.width, picture.height)
    const means = target.createImageData(width, height)
    for (let index = 0; index < width * height; index++) {
      const [left, top] = [(index % width) * cell, Math.floor(index / width) * cell]
      for (let channel = 0; channel < 4; channel++) {
        let sum = 0
        for (let y = top; y < top + cell; y++)
          for (let x = left; x < left + cell; x++)
            sum += data[(y * picture.width + x) * 4 + channel] ?? 0
        means.data[index * 4 + channel] = sum / cell ** 2
      }
    }
    target.putImageData(means, 0, 0)
    const blob = await small.convertToBlob({ type: 'image/png' })
    const out = new Uint8Array(await blob.arrayBuffer())
    let text = ''
    for (const byte of out) text += String.fromCharCode(byte)
    return btoa(text)
  })
}

/** What strays, as a share of all cells; 1 where sizes differ. Runs in the page. */
export function straying(one: string, other: string, stray: number): Promise<number> {
  const read = async (png: string) => {
    const bytes = Uint8Array.from(atob(png), (char) => char.charCodeAt(0))
    const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const context = canvas.getContext('2d')
    context?.drawImage(picture, 0, 0)
    const { width, height } = picture
    return { width, height, data: context?.getImageData(0, 0, width, height).data }
  }
  return Promise.all([read(one), read(other)]).then(([a, b]) => {
    if (!a.data || !b.data || a.width !== b.width || a.height !== b.height) return 1
    let count = 0
    for (let index = 0; index < a.data.length; index += 4) {
      const far = [0, 1, 2].some(
        (channel) =>
          Math.abs((a.data?.[index + channel] ?? 0) - (b.data?.[index + channel] ?? 0)) > stray,
      )
      if (far) count++
    }
    return count / (a.data.length / 4)
  })
}

export const tolerance = { cell: CELL, stray: STRAY, share: SHARE } as const
