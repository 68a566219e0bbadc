import type { Language } from "../../src/domain/language.ts";

const WORDS = {
  oldFile: ["Sudah ada file .env. Apa yang Anda inginkan?", "There is a file .env already. What would you like?"],
  keepOld: ["Biarkan seperti itu", "Leave it as it is"],
  replaceOld: ["Simpan cadangannya, lalu buat yang baru", "Keep a back-up of it, then make a new one"],
  leftAlone: ["File .env tidak diubah.", "The file .env was not changed."],
  aboutToken: [
    "Bot baru dibuat di Telegram, oleh @BotFather:\n1. Buka https://t.me/BotFather dan kirim /newbot\n2. Jawab dua pertanyaan: nama bot, lalu alamatnya (berakhir dengan bot)\n3. Salin token yang diberikan. Token itu rahasia.",
    "A new bot is made in Telegram, by @BotFather:\n1. Open https://t.me/BotFather and send /newbot\n2. Answer two questions: the bot's name, then its address (it ends with bot)\n3. Copy the token that it gives you. The token is a secret.",
  ],
  oldToken: ["Pakai bot yang sama, @{bot}?", "Use the same bot, @{bot}?"],
  yes: ["Ya", "Yes"],
  another: ["Tidak, yang lain", "No, another one"],
  token: ["Tempelkan token di sini", "Paste the token here"],
  tokenShape: [
    "Ini bukan token. Bentuknya seperti 123456789:AAE5c0qH...",
    "That is no token. It looks like 123456789:AAE5c0qH...",
  ],
  checkingToken: ["Bertanya kepada Telegram", "Asking Telegram"],
  tokenWrong: [
    "Telegram tidak mengenal token ini. Salin sekali lagi, utuh.",
    "Telegram does not know this token. Copy it once more, whole.",
  ],
  telegramSilent: [
    "Telegram tidak menjawab. Periksa sambungan internet, lalu coba lagi.",
    "Telegram does not answer. Check the internet connection, then try again.",
  ],
  tokenGood: ["Bot Anda: {name}, @{bot}", "Your bot: {name}, @{bot}"],
  admin: ["Siapa admin pertama?", "Who is the first admin?"],
  adminByLink: ["Saya, dengan membuka sebuah tautan", "I am, by opening a link"],
  adminById: ["Saya tahu ID Telegram-nya", "I know the Telegram id"],
  adminSame: ["Sama seperti sebelumnya: {ids}", "The same as before: {ids}"],
  adminLater: ["Nanti saja", "Later"],
  openLink: [
    "Buka tautan ini di Telegram dan tekan MULAI:\nhttps://t.me/{bot}?start={code}",
    "Open this link in Telegram and press START:\nhttps://t.me/{bot}?start={code}",
  ],
  waiting: ["Menunggu Anda di Telegram (paling lama 5 menit)", "Waiting for you in Telegram (5 minutes at most)"],
  adminFound: ["Admin pertama: {name}, ID {id}", "The first admin: {name}, id {id}"],
  greetAdmin: [
    "Anda tercatat sebagai admin pertama. Silakan kembali ke komputer.",
    "You are the first admin now. Please go back to the computer.",
  ],
  botBusy: [
    "Bot ini sedang berjalan di tempat lain, jadi tautan tidak dapat ditunggu. Ketik ID-nya saja.",
    "This bot is running somewhere else, so the link cannot be waited for. Type the id instead.",
  ],
  nobodyCame: ["Tautan belum dibuka.", "The link was not opened."],
  adminIds: [
    "ID Telegram admin, dengan koma di antaranya (@userinfobot memberi tahu ID Anda)",
    "Telegram ids of the admins, commas between (@userinfobot tells you yours)",
  ],
  joining: ["Siapa boleh bergabung?", "Who may join?"],
  joiningApproval: ["Setelah disetujui admin", "After an admin says yes"],
  joiningInvite: ["Hanya dengan tautan undangan", "Only with an invite link"],
  joiningOpen: ["Siapa saja", "Anybody"],
  defaultLanguage: ["Bahasa untuk orang baru", "Language for newcomers"],
  timeZone: ["Zona waktu", "Time zone"],
  timeZoneOther: ["Yang lain", "Another one"],
  timeZoneName: ["Nama zona waktu, misalnya Asia/Dili", "Name of the time zone, such as Asia/Dili"],
  delivery: ["Bagaimana pesan sampai ke bot?", "How do messages reach the bot?"],
  polling: ["Bot bertanya ke Telegram (mudah, jalan di mana saja)", "The bot asks Telegram (simple, works anywhere)"],
  webhook: ["Telegram mengirim ke alamat https saya", "Telegram sends to my https address"],
  webhookUrl: ["Alamat https publik server ini", "The public https address of this server"],
  redis: ["Di mana data disimpan?", "Where are the data kept?"],
  redisPrivate: [
    "Di komputer ini, Redis dijalankan oleh bot (mudah)",
    "On this machine, in a Redis run by the bot (simple)",
  ],
  redisOwn: ["Di Redis yang sudah saya punya", "In a Redis that I have already"],
  redisUrl: [
    "Alamatnya, misalnya redis://:sandi@localhost:6379",
    "Its address, such as redis://:password@localhost:6379",
  ],
  checkingRedis: ["Bertanya kepada Redis", "Asking Redis"],
  redisBad: ["Redis tidak dapat dipakai: {reason}", "This Redis cannot be used: {reason}"],
  keys: [
    "Kunci DATA_KEYS di file .env menyegel tulisan orang. Simpan salinannya di tempat aman: tanpa kunci itu, data tidak dapat dibaca lagi.",
    "The key DATA_KEYS in the file .env seals what people write. Keep a copy in a safe place: without it, the data can never be read again.",
  ],
  written: [
    "File .env sudah ditulis. Hanya Anda yang dapat membacanya.",
    "The file .env is written. Only you can read it.",
  ],
  backup: ["Cadangan file lama: {file}", "Back-up of the old file: {file}"],
  checking: ["Memeriksa", "Checking"],
  checkTelegram: ["Telegram menjawab", "Telegram answers"],
  checkRedis: ["Redis menjawab", "Redis answers"],
  checkSettings: ["Semua isian benar", "All settings are right"],
  next: [
    "Jalankan bot dengan:  npm start\nLalu buka https://t.me/{bot} dan kirim /start",
    "Start the bot with:  npm start\nThen open https://t.me/{bot} and send /start",
  ],
  repair: [
    "Perbaiki yang ditandai, lalu jalankan lagi:  npm run setup",
    "Mend what is marked, then run again:  npm run setup",
  ],
  cancelled: ["Dibatalkan. Tidak ada yang diubah.", "Cancelled. Nothing was changed."],
} as const satisfies Readonly<Record<string, readonly [indonesian: string, english: string]>>;

export type Say = (key: keyof typeof WORDS, values?: Readonly<Record<string, string>>) => string;

export function sayIn(language: Language): Say {
  return (key, values = {}) => {
    const [indonesian, english] = WORDS[key];
    const words: string = language === "id" ? indonesian : english;
    return words.replaceAll(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  };
}
