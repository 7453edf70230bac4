// The phone's own words, as a chat app has them. The bot's words come from the bot.

const EN = {
  start: "START", message: "Message", send: "Send", attach: "Attach", commands: "Commands", reply: "Reply",
  cancel: "Cancel", remove: "Delete for both", copied: "Copied", failed: "This did not work", ok: "OK",
  edited: "edited", bot: "bot", typing: "typing…", connecting: "connecting…", forwarded: "Forwarded from",
  about: "What can this bot do?", language: "Language of this phone", second: "Second phone", one: "One phone",
  server: "What is on the server",
  forgets: "The bot keeps this for up to 24 hours, then forgets; Close forgets at once. Nothing is written to disk.",
  things: { photo: "a photo", contact: "a contact", location: "a location", voice: "a voice message",
    document: "a document", sticker: "a sticker", forward: "a forwarded message" },
};

const ES = {
  start: "INICIAR", message: "Mensaje", send: "Enviar", attach: "Adjuntar", commands: "Comandos", reply: "Responder",
  cancel: "Cancelar", remove: "Eliminar para ambos", copied: "Copiado", failed: "No funcionó", ok: "Aceptar",
  edited: "editado", bot: "bot", typing: "escribiendo…", connecting: "conectando…", forwarded: "Reenviado de",
  about: "¿Qué puede hacer este bot?", language: "Idioma de este teléfono", second: "Segundo teléfono", one: "Un teléfono",
  server: "Qué hay en el servidor",
  forgets: "El bot guarda esto hasta 24 horas y luego lo olvida; Cerrar lo olvida enseguida. Nada se escribe en disco.",
  things: { photo: "una foto", contact: "un contacto", location: "una ubicación", voice: "un mensaje de voz",
    document: "un documento", sticker: "un sticker", forward: "un mensaje reenviado" },
};

const AR = {
  start: "ابدأ", message: "رسالة", send: "إرسال", attach: "إرفاق", commands: "الأوامر", reply: "رد",
  cancel: "إلغاء", remove: "حذف لدى الطرفين", copied: "تم النسخ", failed: "لم ينجح ذلك", ok: "حسنًا",
  edited: "معدّلة", bot: "بوت", typing: "يكتب…", connecting: "جارٍ الاتصال…", forwarded: "محوّلة من",
  about: "ماذا يمكن لهذا البوت أن يفعل؟", language: "لغة هذا الهاتف", second: "هاتف ثانٍ", one: "هاتف واحد",
  server: "ما الموجود على الخادم",
  forgets: "يحتفظ البوت بهذا حتى 24 ساعة ثم ينساه؛ والإغلاق يمحوه فورًا. لا يُكتب شيء على القرص.",
  things: { photo: "صورة", contact: "جهة اتصال", location: "موقع", voice: "رسالة صوتية",
    document: "مستند", sticker: "ملصق", forward: "رسالة محوّلة" },
};

const WORDS = { en: EN, es: ES, ar: AR };
const RIGHT_TO_LEFT = new Set(["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"]);

const stem = (language) => language.split("-")[0];

export const wordsIn = (language) => WORDS[stem(language)] ?? EN;

export const directionOf = (language) => (RIGHT_TO_LEFT.has(stem(language)) ? "rtl" : "ltr");

/** A language's name in itself. */
export function nameOf(language) {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(language);
  } catch {
    return language;
  }
}
