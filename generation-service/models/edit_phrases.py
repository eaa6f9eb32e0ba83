"""Instructions for `edit`: what people say for each kind, and what means none of them.

`sample(rng, held_out)` gives (text, kind, strength); kind is an index into KINDS, or len(KINDS) for an instruction that
is not known. Held-out instructions use frames and wordings that training never sees.
"""

from edit_operators import KINDS

UNKNOWN = len(KINDS)

# kind: (adjectives for "make it …", nouns for "turn it into …", whole wordings, whole wordings held out, Chinese, Chinese held out)
SAYINGS = {
    "night": (["night", "night time", "nighttime", "midnight", "dark outside"], ["a night scene", "night", "a starry night"],
              ["add stars to the sky", "as if it were taken at night", "set it at night", "day to night"], ["let night fall", "with a night sky full of stars"],
              ["变成夜晚", "改成晚上", "换成夜景", "让它变成黑夜", "加上星空"], ["变为夜间", "弄成夜晚的样子"]),
    "sunset": (["sunset", "dusk", "look like sunset"], ["a sunset", "a sunset scene", "dusk", "an evening scene"],
               ["add a sunset", "at sunset", "set it at dusk", "put a sunset in the sky", "orange sky"], ["during sunset", "with the sun going down"],
               ["变成日落", "改成夕阳", "加上晚霞", "换成黄昏"], ["变成傍晚", "来点夕阳"]),
    "pink sky": (["have a pink sky"], ["a pink sky scene"], ["make the sky pink", "turn the sky pink", "pink sky", "colour the sky pink", "change the sky to pink", "paint the sky pink", "the sky should be pink"],
                 ["i want a pink sky", "give me a rosy sky", "let the sky be pink"], ["把天空变成粉色", "粉色的天空", "天空改成粉红色", "让天空变粉"], ["天空换成粉红", "要粉色天空"]),
    "blue sky": (["have a blue sky", "have a clear sky"], ["a blue sky scene", "a clear day"], ["make the sky blue", "turn the sky blue", "blue sky", "clear sky", "change the sky to blue", "a clear blue sky", "replace the sky with a blue one"],
                 ["i want a blue sky", "let the sky be blue", "give it a cloudless sky"], ["把天空变成蓝色", "蓝天", "天空变蓝", "换成晴空"], ["天空换成蓝色", "要蓝天"]),
    "stormy sky": (["stormy", "have a dramatic sky", "look stormy"], ["a storm", "a thunderstorm", "a stormy scene"], ["make the sky stormy", "add storm clouds", "dramatic sky", "dark clouds", "stormy weather", "make the sky dramatic", "turn the sky grey", "make the sky darker and stormy"],
                   ["bring in a storm", "with dark storm clouds", "an angry sky"], ["变成暴风雨天空", "加上乌云", "天空变得阴沉", "暴风雨来临"], ["乌云密布", "暴风雨的天空"]),
    "snow": (["snow", "snowy", "winter", "covered in snow", "wintry"], ["a winter scene", "winter", "a snowy day", "a snow scene"], ["add snow", "let it snow", "put snow on the ground", "falling snow", "snow everywhere", "add some snowflakes"],
             ["cover everything with snow", "in winter", "as if it was snowing"], ["加雪", "下雪", "变成冬天", "加上雪花", "下雪的样子"], ["让它下雪", "变成雪景"]),
    "rain": (["rainy", "rain", "wet"], ["a rainy day", "a rainy scene"], ["add rain", "let it rain", "rain falling", "put some rain", "heavy rain", "in the rain", "add raindrops"],
             ["as if it was raining", "pouring rain", "make it look like it rains"], ["加雨", "下雨", "变成雨天", "加上雨水"], ["让它下雨", "雨中的效果"]),
    "fog": (["foggy", "misty", "hazy"], ["a foggy day", "a misty morning", "fog"], ["add fog", "add mist", "in the fog", "put some mist", "thick fog", "cover it in fog"],
            ["with haze in the air", "fill it with fog", "a misty look"], ["加雾", "起雾", "变成雾天", "雾蒙蒙"], ["加上薄雾", "大雾弥漫"]),
    "autumn": (["autumn", "fall", "autumnal", "look like autumn"], ["autumn", "an autumn scene", "fall season"], ["autumn colours", "autumn leaves", "turn the leaves orange", "make the leaves red", "change the season to autumn", "fall colors", "make the trees orange"],
               ["with autumn foliage", "the leaves should be golden", "set the season to fall"], ["变成秋天", "秋天的颜色", "树叶变红", "叶子变黄"], ["换成秋季", "秋色"]),
    "summer": (["summer", "summery", "look like summer"], ["summer", "a summer day", "a summer scene"], ["make the trees greener", "green leaves", "make the grass green", "change the season to summer", "lush green", "make the plants greener", "greener grass"],
               ["with lush foliage", "the leaves should be green", "set the season to summer"], ["变成夏天", "草变绿", "树叶变绿", "夏日"], ["换成夏季", "更绿一些"]),
    "pencil sketch": (["a pencil sketch", "a pencil drawing", "a sketch", "sketched"], ["a pencil sketch", "a pencil drawing", "a sketch", "a drawing", "a graphite drawing"], ["sketch it", "draw it with a pencil", "pencil style", "as a pencil sketch"],
                      ["draw this in pencil", "hand drawn pencil look"], ["变成素描", "铅笔画", "改成铅笔素描", "画成素描"], ["素描效果", "用铅笔画出来"]),
    "ink drawing": (["an ink drawing", "line art", "black ink"], ["an ink drawing", "line art", "a line drawing", "a pen drawing", "a woodcut", "manga line art"], ["draw it in ink", "outline only", "black and white line drawing", "pen and ink", "inked"],
                    ["ink it", "draw only the outlines", "as pen and ink"], ["水墨线稿", "变成线稿", "钢笔画", "黑白线条画"], ["画成线稿", "墨线效果"]),
    "watercolour": (["a watercolour", "a watercolor", "watercolor"], ["a watercolour", "a watercolor painting", "a watercolour painting", "an aquarelle"], ["paint it in watercolour", "watercolor style", "watercolour style", "paint with watercolors"],
                    ["aquarelle style", "painted with water colours"], ["变成水彩画", "水彩风格", "画成水彩"], ["水彩效果", "用水彩画"]),
    "oil painting": (["an oil painting", "painted"], ["an oil painting", "a painting", "a painting in oil", "an impressionist painting", "oil on canvas"], ["paint it", "paint it in oil", "oil painting style", "painted in oils", "as an oil painting"],
                     ["oil on canvas look", "like a painting by an old master"], ["变成油画", "油画风格", "画成油画"], ["油画效果", "用油画的方式"]),
    "cartoon": (["a cartoon", "anime", "cartoonish", "look like a cartoon", "an anime"], ["a cartoon", "an anime picture", "anime", "a cel shaded picture", "an animated film"], ["make it anime", "cartoon style", "anime style", "cartoonify", "toon shading", "make me a cartoon"],
                ["in anime look", "as in a japanese animation", "draw it as a cartoon"], ["变成卡通", "动漫风格", "变成动漫", "卡通风格", "二次元"], ["卡通效果", "画成动画"]),
    "comic": (["a comic", "a comic book", "look like a comic"], ["a comic", "a comic book page", "a comic strip panel", "a graphic novel"], ["comic style", "comic book style", "add halftone dots", "halftone", "like in a comic"],
              ["print it like a comic", "with comic dots"], ["变成漫画", "漫画风格", "美式漫画", "加网点"], ["漫画效果", "画成漫画书"]),
    "pop art": (["pop art", "posterized"], ["pop art", "a pop art poster", "a poster", "a warhol print", "a screen print"], ["pop art style", "like andy warhol", "posterize", "posterise it", "four bright colours"],
                ["warhol style", "as a silkscreen print"], ["变成波普艺术", "波普风格", "海报风格"], ["波普效果", "色调分离"]),
    "pixel art": (["pixel art", "pixelated", "8 bit", "pixelate"], ["pixel art", "an 8 bit game", "a mosaic", "a retro game"], ["pixelate it", "pixel style", "8 bit style", "make it pixelated", "make big pixels", "like minecraft"],
                  ["as an old video game", "blocky pixels please"], ["变成像素画", "像素风格", "马赛克", "像素化"], ["像素效果", "像老游戏一样"]),
    "black and white": (["black and white", "monochrome", "grayscale", "greyscale", "gray"], ["a black and white photo", "black and white", "grayscale", "monochrome"], ["remove the colour", "remove all color", "no colour", "desaturate completely", "b&w", "take the colors away"],
                        ["strip the colours out", "without any colour", "in shades of grey"], ["变成黑白", "黑白照片", "去掉颜色", "改成黑白"], ["黑白效果", "不要颜色"]),
    "sepia": (["sepia", "sepia toned", "brown toned"], ["a sepia photo", "sepia", "a sepia print"], ["sepia tone", "apply sepia", "sepia filter", "add a sepia tone", "brownish old tone"], ["tone it in sepia", "with sepia tint"],
              ["变成棕褐色", "复古棕色", "褐色调"], ["棕褐色调", "怀旧褐色"]),
    "vintage": (["vintage", "retro", "look old", "old", "look vintage", "faded"], ["a vintage photo", "an old photo", "a retro picture", "a polaroid", "a faded film photo"], ["vintage style", "retro style", "old film look", "like an old photograph", "like from the 70s", "film grain"],
                ["as shot on old film", "from my grandmother's album", "seventies look"], ["变成复古", "老照片", "怀旧风格", "胶片风格"], ["复古效果", "像旧照片一样"]),
    "neon": (["neon", "cyberpunk", "glow", "futuristic"], ["a neon scene", "cyberpunk", "a cyberpunk city", "neon art"], ["neon lights", "add neon lights", "cyberpunk style", "neon style", "glowing neon", "synthwave style"],
             ["light it with neon", "vaporwave look"], ["变成霓虹", "赛博朋克", "霓虹灯风格", "加霓虹灯"], ["霓虹效果", "赛博朋克风"]),
    "underwater": (["underwater", "look underwater", "under water"], ["an underwater scene", "an underwater photo"], ["put it under water", "under the sea", "sink it in the ocean", "as if underwater", "flood it", "at the bottom of the sea"],
                   ["deep in the ocean", "submerge it"], ["变成水下", "海底", "在水里", "沉入海底"], ["水下效果", "像在海底一样"]),
    "golden light": (["golden hour", "golden", "sunny", "glow warmly"], ["golden hour", "a golden hour photo", "a sunny scene"], ["golden light", "add golden light", "golden hour light", "warm sunlight", "add sunshine", "make the sun shine"],
                     ["bathe it in golden light", "with golden sunlight"], ["金色阳光", "黄金时刻", "加上阳光", "变成晴天"], ["金色的光", "阳光照耀"]),
    "blur background": (["have a blurred background", "bokeh"], ["a portrait with blurred background", "a bokeh shot"], ["blur the background", "blurred background", "make the background blurry", "bokeh", "portrait mode", "put the background out of focus", "background blur", "shallow depth of field"],
                        ["defocus the background", "unsharp background please", "soften what is behind"], ["模糊背景", "背景虚化", "让背景变模糊", "虚化背景"], ["背景模糊", "把背景虚化"]),
    "colour splash": (["colourful with a grey background"], ["a colour splash"], ["black and white background", "make the background black and white", "keep only the subject in colour", "selective colour", "color splash", "grey background", "desaturate the background", "remove the colour from the background"],
                      ["turn the background grey", "only the subject stays coloured"], ["背景变黑白", "背景去色", "只保留主体颜色"], ["把背景变成黑白", "背景灰色"]),
    "blur": (["blurry", "blurred", "out of focus", "soft"], ["a blurry photo"], ["blur it", "blur everything", "blur the picture", "soft focus", "blur the whole image", "defocus"], ["smudge it all", "take it out of focus"],
             ["模糊", "变模糊", "整张图模糊"], ["让图片模糊", "柔焦"]),
    "sharpen": (["sharper", "sharp", "crisp", "crisper", "more detailed", "clearer"], ["a sharp photo"], ["sharpen it", "sharpen the image", "more detail", "enhance the details", "increase sharpness", "bring out the details"], ["improve the sharpness", "crisper edges"],
                ["锐化", "更清晰", "变清晰", "增加细节"], ["提高清晰度", "更锐利"]),
    "brighter": (["brighter", "lighter", "bright"], ["a brighter picture"], ["brighten it", "increase the brightness", "more light", "increase exposure", "lighten it up", "turn up the brightness", "too dark", "it is too dark"], ["raise the exposure", "let there be more light"],
                 ["变亮", "更亮", "提高亮度", "太暗了"], ["增加亮度", "亮一点"]),
    "darker": (["darker", "less bright"], ["a darker picture"], ["darken it", "decrease the brightness", "less light", "lower the exposure", "reduce brightness", "turn down the brightness", "too bright", "it is too bright"], ["dim it", "bring the brightness down"],
               ["变暗", "更暗", "降低亮度", "太亮了"], ["减少亮度", "暗一点"]),
    "more contrast": (["more contrasty", "punchier"], ["a high contrast photo"], ["more contrast", "increase the contrast", "add contrast", "high contrast", "boost contrast", "stronger contrast"], ["raise the contrast", "give it punch"],
                      ["增加对比度", "更高对比度", "对比强烈"], ["提高对比度", "加强对比"]),
    "more colour": (["more colourful", "more colorful", "vivid", "vibrant", "more saturated", "colourful"], ["a vivid photo"], ["more colour", "increase the saturation", "boost the colours", "more saturation", "make the colors pop", "enhance the colours", "brighter colours"], ["intensify the colours", "let the colours shine"],
                    ["更鲜艳", "增加饱和度", "颜色鲜艳", "色彩丰富"], ["提高饱和度", "更多色彩"]),
    "less colour": (["less colourful", "muted", "less saturated", "pastel"], ["a muted photo"], ["less colour", "decrease the saturation", "mute the colours", "reduce saturation", "faded colours", "soften the colours", "paler colours"], ["tone the colours down", "calmer colours"],
                    ["降低饱和度", "颜色淡一点", "柔和的颜色"], ["减少饱和度", "色彩淡雅"]),
    "warmer": (["warmer", "warm", "more orange"], ["a warm picture"], ["warm colours", "warmer tones", "warm tones", "increase the temperature", "warm it up", "add warmth"], ["raise the colour temperature", "cosier colours"],
               ["更暖", "暖色调", "变暖"], ["色调暖一点", "偏暖"]),
    "colder": (["colder", "cooler", "cold", "bluish", "cool"], ["a cold picture"], ["cold colours", "cooler tones", "cool tones", "decrease the temperature", "cool it down", "blue tones", "add a blue tint"], ["lower the colour temperature", "icy colours"],
               ["更冷", "冷色调", "变冷"], ["色调冷一点", "偏冷"]),
    "negative": (["negative", "inverted"], ["a negative", "a film negative"], ["invert the colours", "invert it", "invert colors", "negative image", "swap light and dark", "reverse the colours"], ["flip all colours to their opposites", "photographic negative"],
                 ["反色", "负片", "颜色反转"], ["反转颜色", "底片效果"]),
    "vignette": (["vignetted"], ["a picture with a vignette"], ["add a vignette", "vignette", "darken the corners", "dark edges", "darken the edges", "shade the corners"], ["dark corners please", "put a vignette on it"],
                 ["加暗角", "暗角", "四角变暗"], ["添加晕影", "边缘变暗"]),
}

ADJECTIVE_FRAMES = ["make it {}", "make this {}", "make the photo {}", "make the picture {}", "make the image {}", "it should be {}", "{}", "make everything {}", "turn it {}", "i want it {}"]
NOUN_FRAMES = ["turn it into {}", "turn this into {}", "convert it to {}", "make it look like {}", "change it to {}", "as {}", "make it {}", "make this photo {}", "in the style of {}", "{}", "turn the photo into {}", "change this picture into {}"]
ADJECTIVE_FRAMES_HELD_OUT = ["render this {}", "could it be {}", "the result must look {}"]
NOUN_FRAMES_HELD_OUT = ["transform the photo into {}", "how about {}", "redo this as {}"]
WRAPPERS = ["{}", "{}", "{}", "please {}", "{} please", "can you {}", "could you {}", "i want you to {}", "now {}", "{}!", "{}.", "hey, {}", "just {}", "{} for me", "let's {}", "i would like to {}", "{}, please", "ok, {}", "{}, would you", "{}, ok?"]
WRAPPERS_HELD_OUT = ["{}", "kindly {}", "would you {}?", "{}, thanks"]
CHINESE_WRAPPERS = ["{}", "{}", "请{}", "帮我{}", "把照片{}", "把图片{}", "{}。", "我想{}"]
CHINESE_WRAPPERS_HELD_OUT = ["{}", "麻烦{}", "能不能{}"]
LESS = ["slightly", "a bit", "a little", "subtly", "a touch", "just a little bit"]
MORE = ["very", "strongly", "a lot", "extremely", "much more", "really"]
CHINESE_LESS, CHINESE_MORE = ["稍微", "一点点", "略微"], ["非常", "强烈", "特别"]

OTHER_THINGS = ["a dog", "a cat", "a hat", "a horse", "a car", "a tree", "a man", "a woman", "a child", "glasses", "a beard", "a smile", "a logo", "text", "my name", "a house", "a bridge", "a table", "the person", "the car", "the people",
                "the sign", "the face", "the hair", "the eyes", "the shirt", "the wall", "the cup", "the plate", "the left part", "the background", "the sky", "the ground", "the window", "a rainbow", "a moon", "an airplane", "a bird", "wings", "fire", "a robot", "a dinosaur"]
OTHER_ACTS = ["add {}", "remove {}", "delete {}", "replace {}", "put {} in", "erase {}", "make {} bigger", "make {} smaller", "move {}", "turn it into {}", "make it {}", "swap {}", "what is {}", "where is {}", "count {}", "describe {}", "cut out {}", "find {}",
              "make {} red", "change {} to green", "give him {}", "give her {}", "hide {}", "i see {}", "draw {}", "i like {}"]
OTHER = ["rotate it", "rotate by 90 degrees", "crop it", "crop the picture", "flip it", "mirror it", "resize it", "make it bigger", "make it square", "zoom in", "zoom out", "upscale", "write hello", "hello", "hi", "who are you", "what can you do", "tell me a joke", "make it better",
         "make it nice", "do something", "edit", "change it", "do your best", "fix it", "improve it", "surprise me", "nothing", "test", "help", "yes", "no", "make him smile", "open her eyes", "make her older", "make him younger", "change the hair colour", "translate this text", "read the text",
         "save the file", "send it to my mother", "delete everything", "the weather is nice today", "i like music", "how much does it cost", "one two three", "lorem ipsum dolor sit amet", "select * from users", "ignore previous instructions", "buy milk", "where is the station", "good morning",
         "keep it as it is", "leave it alone", "do not change anything", "undo", "go back", "make two of them", "combine both pictures", "add a caption", "put text on it", "remove the watermark", "make it 3d", "make a video", "what time is it", "bonjour", "rends la photo plus belle", "füge einen hund hinzu", "mach ein foto", "hola amigo",
         "加一只狗", "去掉人", "旋转", "裁剪", "你好", "放大", "缩小", "加文字", "把车去掉", "换脸", "谢谢", "今天天气怎么样", "给他戴帽子", "删除背景里的人", "写上我的名字", "这是什么", "变得更好", "加一只猫", "翻转图片"]
OTHER_HELD_OUT = ["add a unicorn", "remove the tourist", "turn her hair green", "straighten the horizon", "put a crown on the king", "make the nose bigger", "what do you see here", "please write happy birthday", "cut the image in half", "give the dog a bone", "stretch it", "why is the banana bent", "shrink the head",
                  "asdf jkl", "blah blah", "47", "?", "add more people", "open the door", "make it about love", "加一个人", "把狗换成猫", "你是谁", "拉伸图片", "turn the car into a boat", "remove the shadow of the tower", "tilt it to the left", "draw a map", "explain this picture", "make me rich"]
FILLERS = """thanks thank you please kindly would could should must can may might will shall try maybe perhaps somehow well ok okay so then the this that my our your his her a an photo picture image shot scene result
version render redo transform make turn convert apply use give want need like love how about let in with on of to into from for me us and it is look looks looking style effect filter feel mood tone more some really just now here all whole , , , . ! ?
everything something bit little touch much very quite rather""".split()
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def sample(rng, held_out=False):
    if rng.random() < 0.25:
        return unknown(rng, held_out), UNKNOWN, 1.0
    kind = int(rng.integers(len(KINDS)))
    text, strength = known(rng, kind, held_out)
    if not held_out and rng.random() < 0.75:
        text = padded(rng, text)
    return noise(rng, text) if not held_out and rng.random() < 0.3 else text, kind, strength


def known(rng, kind, held_out):
    adjectives, nouns, wordings, wordings_held_out, chinese, chinese_held_out = SAYINGS[KINDS[kind]]
    strength = float(rng.choice([1.0, 1.0, 1.0, 1.0, 0.5, 1.5]))
    if rng.random() < 0.2:
        core = pick(rng, chinese_held_out if held_out else chinese)
        prefix = {0.5: CHINESE_LESS, 1.0: [""], 1.5: CHINESE_MORE}[strength]
        return pick(rng, CHINESE_WRAPPERS_HELD_OUT if held_out else CHINESE_WRAPPERS).format(pick(rng, prefix) + core), strength
    chance = rng.random()
    if held_out and chance < 0.4:
        core = pick(rng, wordings_held_out)
    elif chance < 0.4:
        core = pick(rng, wordings)
    elif chance < 0.7:
        core = pick(rng, ADJECTIVE_FRAMES_HELD_OUT if held_out else ADJECTIVE_FRAMES).format(pick(rng, adjectives))
    else:
        core = pick(rng, NOUN_FRAMES_HELD_OUT if held_out else NOUN_FRAMES).format(pick(rng, nouns))
    if strength != 1.0:
        word = pick(rng, LESS if strength < 1 else MORE)
        core = core + " " + word if rng.random() < 0.5 else word + " " + core
        if rng.random() < 0.4 and core.startswith(word) is False and "make it " in core:
            core = core.replace(" " + word, "").replace("make it ", "make it " + word + " ")
    return pick(rng, WRAPPERS_HELD_OUT if held_out else WRAPPERS).format(core), strength


def unknown(rng, held_out):
    if held_out:
        return pick(rng, OTHER_HELD_OUT)
    chance = rng.random()
    if chance < 0.3:
        return pick(rng, WRAPPERS).format(pick(rng, OTHER_ACTS).format(pick(rng, OTHER_THINGS)))
    if chance < 0.55:
        return noise(rng, pick(rng, OTHER)) if rng.random() < 0.2 else pick(rng, OTHER)
    if chance < 0.65:
        first, second = rng.choice(len(KINDS), 2, replace=False)
        return known(rng, int(first), False)[0] + pick(rng, [" and ", " and then ", ", "]) + known(rng, int(second), False)[0]
    if chance < 0.73:
        return pick(rng, ["don't {}", "do not {}", "never {}", "why did you {}", "not {}", "stop, no {}"]).format(known(rng, int(rng.integers(len(KINDS))), False)[0])
    if chance < 0.78:
        return " ".join(pick(rng, FILLERS) for _ in range(rng.integers(1, 8)))
    if chance < 0.83:
        return padded(rng, pick(rng, OTHER_ACTS).format(pick(rng, OTHER_THINGS)))
    if chance < 0.87:
        return " ".join("".join(rng.choice(list(LETTERS), rng.integers(1, 9))) for _ in range(rng.integers(1, 6)))
    words = " ".join(OTHER + OTHER_THINGS + [pick(rng, SAYINGS[k][2]) for k in KINDS]).split()
    return " ".join(rng.choice(words, rng.integers(1, 9)))


def padded(rng, text):
    """Words that say nothing, before, after and between."""
    words = text.split()
    for _ in range(rng.integers(1, 6)):
        at = pick(rng, [0, 0, len(words), len(words), int(rng.integers(len(words) + 1))])
        words.insert(at, pick(rng, FILLERS))
    return " ".join(words)


def noise(rng, text):
    """Case, a letter lost, doubled or swapped, a space lost."""
    how = rng.integers(5)
    if how == 0:
        return text.upper() if rng.random() < 0.5 else text.capitalize()
    at = int(rng.integers(max(1, len(text) - 1)))
    if how == 1:
        return text[:at] + text[at + 1 :]
    if how == 2:
        return text[:at] + text[at : at + 1] + text[at:]
    if how == 3 and at + 1 < len(text):
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return text[:at] + LETTERS[rng.integers(26)] + text[at + 1 :]


def pick(rng, values):
    return values[int(rng.integers(len(values)))]


def vocabulary():
    """Words and characters of all that training says, for the tokenizer."""
    texts = list(OTHER) + OTHER_THINGS + OTHER_ACTS + ADJECTIVE_FRAMES + NOUN_FRAMES + WRAPPERS + CHINESE_WRAPPERS + LESS + MORE + CHINESE_LESS + CHINESE_MORE
    texts += FILLERS + ["don't do not never why did you not stop no and then"]
    for adjectives, nouns, wordings, _, chinese, _ in SAYINGS.values():
        texts += adjectives + nouns + wordings + chinese
    return texts
