const LABELS = {
  id: {
    notice: "Ruang latihan, bukan Telegram. Tidak ada yang keluar dari komputer ini.",
    addPerson: "Tambah orang",
    name: "Nama",
    theirLanguage: "Bahasa orang ini",
    cancel: "Batal",
    add: "Tambah",
    otherLanguage: "English",
    signal: "Sinyal lemah",
    signalHint: "Pesan untuk bot ditahan sampai sinyal kembali",
    reconnecting: "Menyambung lagi…",
    chatOf: (name) => `Obrolan ${name}`,
    with: (bot) => `dengan ${bot}`,
    typing: "sedang mengetik…",
    sendingFile: "sedang mengirim berkas…",
    start: "MULAI",
    emptyChat: (bot) => `Tekan MULAI untuk berbicara dengan ${bot}.`,
    composer: "Tulis pesan",
    send: "Kirim",
    commands: "Perintah",
    noCommands: "Bot belum memasang perintah.",
    attach: "Lampirkan",
    document: "Dokumen",
    photo: "Foto",
    location: "Lokasi",
    sticker: "Stiker",
    voice: "Pesan suara",
    chooseLocation: "Bagikan lokasi latihan",
    more: "Menu",
    block: "Blokir bot",
    unblock: "Buka blokir",
    blocked: "Anda memblokir bot ini.",
    edited: "diedit",
    showMore: "Tampilkan semua",
    showLess: "Ringkas",
    download: "Unduh",
    copied: "Disalin",
    keyboard: "Papan tombol",
    forwarded: "Diteruskan dari",
    via: "lewat",
    failed: "Tidak terkirim",
    results: "Pilihan dari bot",
    people: "Orang",
    ok: "OK",
  },
  en: {
    notice: "A practice room, not Telegram. Nothing leaves this computer.",
    addPerson: "Add a person",
    name: "Name",
    theirLanguage: "Language of this person",
    cancel: "Cancel",
    add: "Add",
    otherLanguage: "Bahasa Indonesia",
    signal: "Weak signal",
    signalHint: "Messages to the bot wait until the signal is back",
    reconnecting: "Reconnecting…",
    chatOf: (name) => `Chat of ${name}`,
    with: (bot) => `with ${bot}`,
    typing: "is typing…",
    sendingFile: "is sending a file…",
    start: "START",
    emptyChat: (bot) => `Press START to talk with ${bot}.`,
    composer: "Write a message",
    send: "Send",
    commands: "Commands",
    noCommands: "The bot has not set any commands yet.",
    attach: "Attach",
    document: "Document",
    photo: "Photo",
    location: "Location",
    sticker: "Sticker",
    voice: "Voice message",
    chooseLocation: "Share a practice location",
    more: "Menu",
    block: "Block the bot",
    unblock: "Unblock",
    blocked: "You have blocked this bot.",
    edited: "edited",
    showMore: "Show all",
    showLess: "Show less",
    download: "Download",
    copied: "Copied",
    keyboard: "Keyboard",
    forwarded: "Forwarded from",
    via: "via",
    failed: "Not sent",
    results: "Offers of the bot",
    people: "People",
    ok: "OK",
  },
};

const KEY = "playground-language";
let language = localStorage.getItem(KEY) === "en" ? "en" : "id";

/** The words of the page itself; what the bot says is the bot's. */
export function label(name, ...values) {
  const found = LABELS[language][name];
  return typeof found === "function" ? found(...values) : found;
}

export function pageLanguage() {
  return language;
}

export function switchLanguage() {
  language = language === "id" ? "en" : "id";
  localStorage.setItem(KEY, language);
}
