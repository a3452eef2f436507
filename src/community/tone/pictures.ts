/** Emojis and emoticons that say how somebody feels; those that only decorate are left out. */
const weights: Readonly<Record<string, number>> = {
  ...weighted(3, '😍 🥰 😻 🤩 ❤ 🧡 💛 💚 💙 💜 🖤 🤍 💕 💖 💗 💓 💞 💝 😘 🏆 💯 <3'),
  ...weighted(2, '😀 😃 😄 😁 😊 🙂 😋 🤤 ☺ 😎 🤗 👍 👌 👏 🙌 🔥 ⭐ 🌟 🥳 🎉 💪 🫶 😌 :) :-) :D :-D =) :p :-p :P :-P ^^ :*'),
  ...weighted(1, '🙏 😉 ;) ;-) ✨ ✅'),
  ...weighted(-2, '😕 🙁 ☹ 😞 😔 😟 😒 🙄 😑 👎 😢 😥 😩 😫 😖 😣 🤦 💔 😤 ❌ :( :-( =( :/ :-/'),
  ...weighted(-3, '😡 😠 🤬 🤮 🤢 😭 🖕 💩 😱'),
}

function weighted(weight: number, list: string): Record<string, number> {
  return Object.fromEntries(list.split(' ').map((one) => [one, weight]))
}

/** Undefined: it tells nothing. The colour of a skin and the way a picture is drawn make no difference. */
export function pictureWeight(picture: string): number | undefined {
  return weights[picture.replace(/\uFE0F|\p{EMod}|\u200D.*$/gu, '')]
}
