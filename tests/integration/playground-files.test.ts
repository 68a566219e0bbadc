import { Api, InputFile } from "grammy";
import { expect, it } from "vitest";
import { call, playgroundForTest } from "../support/playground-call.ts";

// One white point.
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=",
  "base64",
);

async function chat() {
  const playground = await playgroundForTest();
  const sari = playground.person({ firstName: "Sari" });
  sari.start();
  const api = new Api(playground.token, { apiRoot: playground.apiRoot });
  const download = async (path: string) => {
    const response = await fetch(`${playground.apiRoot}/file/bot${playground.token}/${path}`);
    return { status: response.status, text: await response.text() };
  };
  return { playground, sari, api, download };
}

it("takes a document from grammY, and gives it back by its id", async () => {
  const { sari, api, download } = await chat();

  const message = await api.sendDocument(sari.id, new InputFile(Buffer.from("isi"), "data-saya.json"), {
    caption: "<b>Data</b>",
    parse_mode: "HTML",
  });
  const file = await api.getFile(message.document.file_id);

  expect(message).toMatchObject({ caption: "Data", document: { file_name: "data-saya.json", file_size: 3 } });
  expect(await download(file.file_path ?? "")).toEqual({ status: 200, text: "isi" });
  expect(await download("documents/other.txt")).toMatchObject({ status: 404 });
});

it("takes a document under the parameter's own name in a plain form", async () => {
  const { playground, sari } = await chat();
  const form = new FormData();
  form.append("chat_id", String(sari.id));
  form.append("document", new Blob(["a,b"], { type: "text/csv" }), "daftar.csv");

  const response = await fetch(`${playground.apiRoot}/bot${playground.token}/sendDocument`, {
    method: "POST",
    body: form,
  });

  expect(await response.json()).toMatchObject({
    ok: true,
    result: { document: { file_name: "daftar.csv", mime_type: "text/csv" } },
  });
});

it("takes pictures as photos with their size, and nothing else", async () => {
  const { sari, api } = await chat();

  const message = await api.sendPhoto(sari.id, new InputFile(PNG, "titik.png"));
  const text = api.sendPhoto(sari.id, new InputFile(Buffer.from("bukan gambar"), "x.png"));

  expect(message.photo).toMatchObject([{ width: 1, height: 1 }]);
  await expect(text).rejects.toThrow("Bad Request: IMAGE_PROCESS_FAILED");
});

it.each([
  [5000, 5001, "PHOTO_INVALID_DIMENSIONS"],
  [21, 1, "PHOTO_INVALID_DIMENSIONS"],
  [1, 21, "PHOTO_INVALID_DIMENSIONS"],
  [20, 1, undefined],
])("takes a photo of %d by %d points only within Telegram's bounds", async (width, height, reason) => {
  const { sari, api } = await chat();
  const picture = Buffer.from(PNG);
  picture.writeUInt32BE(width, 16);
  picture.writeUInt32BE(height, 20);

  const answer = api.sendPhoto(sari.id, new InputFile(picture, "grafik.png"));

  if (reason === undefined) await expect(answer).resolves.toMatchObject({ photo: [{ width, height }] });
  else await expect(answer).rejects.toThrow(`Bad Request: ${reason}`);
});

it.each([
  ["nothing", "", "there is no document in the request"],
  ["an unknown id", "AgAD", "wrong file identifier/HTTP URL specified"],
  ["an address", "https://example.org/a.pdf", "failed to get HTTP URL content"],
])("refuses %s as a document", async (_name, document, reason) => {
  const { playground, sari } = await chat();

  const answer = await call(playground, "sendDocument", { chat_id: sari.id, document });

  expect(answer).toMatchObject({ error_code: 400, description: `Bad Request: ${reason}` });
});

it("hands a person's file to the bot, and copies it on", async () => {
  const { playground, sari, api, download } = await chat();
  const sent = sari.sendDocument({ name: "daftar.csv", mimeType: "text/csv", content: Buffer.from("a") });

  const copy = await api.copyMessage(sari.id, sari.id, sent.message_id);
  const path = (await api.getFile(sent.document?.file_id ?? "")).file_path ?? "";

  expect(sari.messages().at(-1)).toMatchObject({ message_id: copy.message_id, document: { file_name: "daftar.csv" } });
  expect((await download(path)).text).toBe("a");
  expect(await call(playground, "getUpdates", { offset: -1 })).toMatchObject({
    result: [{ message: { document: {} } }],
  });
});
