// Calls Atelier as programs do that were written for OpenAI: node client.mjs BASE_URL TOKEN PHOTO
// Prints what came back as one line of JSON.
import { readFileSync } from 'node:fs';
import OpenAI, { toFile } from 'openai';

const [baseURL, apiKey, photoFile] = process.argv.slice(2);
const openai = new OpenAI({ baseURL, apiKey, maxRetries: 0 });
// Some clients send no type for the file.
const photo = () => toFile(readFileSync(photoFile), 'photo.jpg');

const failure = async (call) => {
  try {
    await call();
    return null;
  } catch (error) {
    const { constructor, status, message, type, param, code, requestID } = error;
    return { name: constructor.name, status, message, type, param, code, requestID };
  }
};

const models = [];
for await (const model of await openai.models.list()) models.push(model);
const edited = await openai.images.edit({
  image: await photo(), prompt: 'make it ink', n: 2, size: '32x32', output_format: 'jpeg',
});
const linked = await openai.images.edit({ image: [await photo()], prompt: 'ink', response_format: 'url' });
const varied = await openai.images.createVariation({ image: await photo() });

const events = [];
const stream = await openai.images.edit({
  image: await photo(), prompt: 'in the making', model: 'tiny', stream: true, partial_images: 2,
});
for await (const event of stream) events.push(event);

const drawn = await openai.images.generate({ prompt: 'a red car in the city at night', size: '512x512' });
const drawing = [];
for await (const event of await openai.images.generate({ prompt: 'a blue house', stream: true, partial_images: 2 })) {
  drawing.push(event);
}

const broken = [];
const brokenStream = await failure(async () => {
  const file = await toFile(readFileSync(photoFile + '.broken'), 'photo.png');
  for await (const event of await openai.images.edit({ image: file, prompt: 'x', stream: true })) broken.push(event);
});

console.log(JSON.stringify({
  models,
  edited,
  linked,
  varied,
  events,
  drawn,
  drawing,
  broken,
  brokenStream,
  unknownModel: await failure(async () =>
    openai.images.edit({ image: await photo(), prompt: 'x', model: 'gpt-image-1' })),
  badSize: await failure(async () => openai.images.edit({ image: await photo(), prompt: 'x', size: '1x1' })),
  noPrompt: await failure(async () => openai.images.edit({ image: await photo(), prompt: '' })),
  notAnImage: await failure(async () =>
    openai.images.edit({ image: await toFile(Buffer.from('hello'), 'a.png'), prompt: 'x' })),
  cannotDraw: await failure(async () => openai.images.generate({ prompt: 'an octopus' })),
  noDrawer: await failure(async () => openai.images.generate({ prompt: 'a cat', model: 'tiny' })),
  badKey: await failure(async () => new OpenAI({ baseURL, apiKey: 'sk-no', maxRetries: 0 }).models.list()),
}));
