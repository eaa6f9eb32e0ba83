"""Instructions for `edit`: what people say for each kind, and what means none of them.

`sample(rng, held_out)` gives (text, kind, strength); kind is an index into KINDS, or len(KINDS) for an instruction that
is not known. Held-out instructions use frames and wordings that training never sees.
"""

from edit_operators import KINDS

UNKNOWN = len(KINDS)

# kind: (adjectives for "make it …", nouns for "turn it into …", whole wordings, whole wordings held out, Chinese, Chinese held out)
SAYINGS = {
    "night": (
        ["night", "night time", "nighttime", "midnight", "dark outside"],
        ["a night scene", "night", "a starry night"],
        ["add stars to the sky", "as if it were taken at night", "set it at night", "day to night", "let night fall", "with a night sky full of stars", "bring on the night", "night falls",
         "at nighttime", "after dark", "under a starry sky", "put stars in the sky", "make the night come"],
        ["switch from day to night", "show it by night", "as it looks at midnight"],
        ["变成夜晚", "改成晚上", "换成夜景", "让它变成黑夜", "加上星空", "变为夜间", "弄成夜晚的样子", "黑夜", "晚上的样子", "星空下"],
        ["变成深夜", "来个夜景"],
    ),
    "sunset": (
        ["sunset", "dusk", "look like sunset"],
        ["a sunset", "a sunset scene", "dusk", "an evening scene"],
        ["add a sunset", "at sunset", "set it at dusk", "put a sunset in the sky", "orange sky", "during sunset", "with the sun going down", "the sun is setting", "as the sun goes down",
         "evening light", "an evening sky", "with a red evening sky", "at the end of the day", "let the sun set"],
        ["make the sun go down", "taken at sunset", "with a glowing evening sky"],
        ["变成日落", "改成夕阳", "加上晚霞", "换成黄昏", "变成傍晚", "来点夕阳", "日落时分", "夕阳西下", "晚霞满天"],
        ["黄昏时分", "让太阳落山"],
    ),
    "pink sky": (
        ["have a pink sky"],
        ["a pink sky scene"],
        ["make the sky pink", "turn the sky pink", "pink sky", "colour the sky pink", "change the sky to pink", "paint the sky pink", "the sky should be pink", "i want a pink sky",
         "give me a rosy sky", "let the sky be pink", "i'd love a pink sky", "a sky in pink", "rose coloured sky", "rosy sky", "with a pink sky", "tint the sky pink", "make the sky rosy",
         "the sky in pink please"],
        ["dye the sky pink", "put a pink sky there", "swap the sky for a pink one"],
        ["把天空变成粉色", "粉色的天空", "天空改成粉红色", "让天空变粉", "天空换成粉红", "要粉色天空", "粉红天空", "天空要粉色", "粉色天"],
        ["给我粉色的天空", "天空染成粉色"],
    ),
    "blue sky": (
        ["have a blue sky", "have a clear sky"],
        ["a blue sky scene", "a clear day"],
        ["make the sky blue", "turn the sky blue", "blue sky", "clear sky", "change the sky to blue", "a clear blue sky", "replace the sky with a blue one", "i want a blue sky",
         "let the sky be blue", "give it a cloudless sky", "a sky in blue", "with a blue sky", "cloudless sky", "no clouds in the sky", "tint the sky blue", "bright blue sky",
         "fair weather sky", "remove the clouds"],
        ["put a blue sky there", "swap the grey sky for a blue one", "good weather with a blue sky"],
        ["把天空变成蓝色", "蓝天", "天空变蓝", "换成晴空", "天空换成蓝色", "要蓝天", "蓝色天空", "天空要蓝", "万里无云"],
        ["给我蓝天", "天空染成蓝色"],
    ),
    "stormy sky": (
        ["stormy", "have a dramatic sky", "look stormy"],
        ["a storm", "a thunderstorm", "a stormy scene"],
        ["make the sky stormy", "add storm clouds", "dramatic sky", "dark clouds", "stormy weather", "make the sky dramatic", "turn the sky grey", "make the sky darker and stormy",
         "bring in a storm", "with dark storm clouds", "an angry sky", "a storm is coming", "with a stormy sky", "thunder clouds", "threatening clouds", "a threatening sky", "gloomy sky",
         "heavy clouds", "bad weather sky"],
        ["put a storm in the sky", "let a thunderstorm come up", "with a gloomy stormy sky"],
        ["变成暴风雨天空", "加上乌云", "天空变得阴沉", "暴风雨来临", "乌云密布", "暴风雨的天空", "阴天", "阴沉的天空", "乌云"],
        ["暴风雨要来了", "天空布满乌云"],
    ),
    "snow": (
        ["snow", "snowy", "winter", "covered in snow", "wintry"],
        ["a winter scene", "winter", "a snowy day", "a snow scene"],
        ["add snow", "let it snow", "put snow on the ground", "falling snow", "snow everywhere", "add some snowflakes", "cover everything with snow", "in winter", "as if it was snowing",
         "it is snowing", "make it snow", "snow on everything", "cover it with snow", "snowfall", "a layer of snow", "white winter", "snowflakes falling", "snow covered"],
        ["bury it in snow", "let snowflakes fall", "as on a snowy winter day"],
        ["加雪", "下雪", "变成冬天", "加上雪花", "下雪的样子", "让它下雪", "变成雪景", "下大雪", "雪天", "盖上雪", "冬天的样子"],
        ["漫天飞雪", "来一场雪"],
    ),
    "rain": (
        ["rainy", "rain", "wet"],
        ["a rainy day", "a rainy scene"],
        ["add rain", "let it rain", "rain falling", "put some rain", "heavy rain", "in the rain", "add raindrops", "as if it was raining", "pouring rain", "make it look like it rains",
         "it is raining", "make it rain", "rainfall", "rain drops", "rain shower", "a rain shower", "bad rainy weather", "raining hard", "let it pour"],
        ["let rain fall on it", "with rain coming down", "a downpour of rain"],
        ["加雨", "下雨", "变成雨天", "加上雨水", "让它下雨", "雨中的效果", "下大雨", "雨天", "雨滴", "下着雨"],
        ["来一场雨", "正在下雨"],
    ),
    "fog": (
        ["foggy", "misty", "hazy"],
        ["a foggy day", "a misty morning", "fog"],
        ["add fog", "add mist", "in the fog", "put some mist", "thick fog", "cover it in fog", "with haze in the air", "fill it with fog", "a misty look", "fog everywhere", "with fog",
         "mist in the air", "haze", "lots of fog", "wrap it in fog", "shroud it in mist", "mist"],
        ["let fog roll in", "lost in the fog", "hide it behind mist"],
        ["加雾", "起雾", "变成雾天", "雾蒙蒙", "加上薄雾", "大雾弥漫", "大雾", "有雾", "雾气", "薄雾"],
        ["雾天效果", "笼罩在雾里"],
    ),
    "autumn": (
        ["autumn", "fall", "autumnal", "look like autumn"],
        ["autumn", "an autumn scene", "fall season"],
        ["autumn colours", "autumn leaves", "turn the leaves orange", "make the leaves red", "change the season to autumn", "fall colors", "make the trees orange", "with autumn foliage",
         "the leaves should be golden", "set the season to fall", "golden leaves", "red leaves", "yellow leaves", "leaves in autumn colours", "fall foliage", "autumn foliage",
         "october colours", "turn the leaves brown", "the season should be autumn", "make the leaves yellow"],
        ["dress the trees in autumn colours", "as in october", "change to autumn"],
        ["变成秋天", "秋天的颜色", "树叶变红", "叶子变黄", "换成秋季", "秋色", "秋季", "秋叶", "黄叶", "枫叶红"],
        ["秋天的样子", "叶子变成金色"],
    ),
    "summer": (
        ["summer", "summery", "look like summer"],
        ["summer", "a summer day", "a summer scene"],
        ["make the trees greener", "green leaves", "make the grass green", "change the season to summer", "lush green", "make the plants greener", "greener grass", "with lush foliage",
         "the leaves should be green", "set the season to summer", "fresh green leaves", "lush foliage", "green trees", "green grass", "green summer", "the season should be summer",
         "more green in the trees", "make the leaves green"],
        ["dress the trees in green", "as in july with green leaves", "change to summer"],
        ["变成夏天", "草变绿", "树叶变绿", "夏日", "换成夏季", "更绿一些", "夏季", "绿叶", "绿色的草", "郁郁葱葱"],
        ["夏天的样子", "树木更绿"],
    ),
    "pencil sketch": (
        ["a pencil sketch", "a pencil drawing", "a sketch", "sketched"],
        ["a pencil sketch", "a pencil drawing", "a sketch", "a drawing", "a graphite drawing"],
        ["sketch it", "draw it with a pencil", "pencil style", "as a pencil sketch", "draw this in pencil", "hand drawn pencil look", "draw it in pencil", "pencil drawing please",
         "drawn by hand with a pencil", "hand drawn", "sketch this", "graphite sketch", "with pencil strokes", "pencil shading", "drawn with a pencil"],
        ["scribble it with a pencil", "make a sketch of it", "as a graphite pencil drawing"],
        ["变成素描", "铅笔画", "改成铅笔素描", "画成素描", "素描效果", "用铅笔画出来", "素描", "铅笔风格", "手绘素描"],
        ["变成铅笔画", "来张素描"],
    ),
    "ink drawing": (
        ["an ink drawing", "line art", "black ink"],
        ["an ink drawing", "line art", "a line drawing", "a pen drawing", "a woodcut", "manga line art"],
        ["draw it in ink", "outline only", "black and white line drawing", "pen and ink", "inked", "ink it", "draw only the outlines", "as pen and ink", "ink drawing", "drawn in ink",
         "with black ink", "ink style", "just the outlines", "only outlines", "only lines", "outlines in black", "line drawing", "pen drawing", "trace the outlines"],
        ["show just the lines", "as a drawing in black ink", "reduce it to outlines"],
        ["水墨线稿", "变成线稿", "钢笔画", "黑白线条画", "画成线稿", "墨线效果", "线稿", "墨水画", "只留轮廓", "勾线"],
        ["变成钢笔画", "只要线条"],
    ),
    "watercolour": (
        ["a watercolour", "a watercolor", "watercolor"],
        ["a watercolour", "a watercolor painting", "a watercolour painting", "an aquarelle"],
        ["paint it in watercolour", "watercolor style", "watercolour style", "paint with watercolors", "aquarelle style", "painted with water colours", "water colour", "in watercolours",
         "with water colours", "watercolour painting", "aquarelle", "aquarelle painting", "a wash of watercolour", "soft watercolour"],
        ["make an aquarelle of it", "done in watercolours", "with a watercolour brush"],
        ["变成水彩画", "水彩风格", "画成水彩", "水彩效果", "用水彩画", "水彩", "水彩画风格", "水彩笔触"],
        ["来张水彩画", "水彩画的样子"],
    ),
    "oil painting": (
        ["an oil painting", "painted"],
        ["an oil painting", "a painting", "a painting in oil", "an impressionist painting", "oil on canvas"],
        ["paint it", "paint it in oil", "oil painting style", "painted in oils", "as an oil painting", "oil on canvas look", "like a painting by an old master", "oil paint", "oil colours",
         "a painting", "painted on canvas", "thick brush strokes", "with brush strokes", "old master painting", "on canvas", "as a painting"],
        ["brush it in oils", "make a painting of it", "painted with oil colours"],
        ["变成油画", "油画风格", "画成油画", "油画效果", "用油画的方式", "油画", "像油画", "画布油画"],
        ["来张油画", "油画的样子"],
    ),
    "cartoon": (
        ["a cartoon", "anime", "cartoonish", "look like a cartoon", "an anime"],
        ["a cartoon", "an anime picture", "anime", "a cel shaded picture", "an animated film"],
        ["make it anime", "cartoon style", "anime style", "cartoonify", "toon shading", "make me a cartoon", "in anime look", "as in a japanese animation", "draw it as a cartoon",
         "cartoon look", "anime look", "animated look", "japanese animation", "like a cartoon", "like an anime", "toon", "cel shading", "cel shaded", "as a cartoon character",
         "like a disney film", "manga colours"],
        ["give it the anime treatment", "as if from an animated series", "turn everything to cartoon"],
        ["变成卡通", "动漫风格", "变成动漫", "卡通风格", "二次元", "卡通效果", "画成动画", "动漫", "卡通", "动画风格", "日漫风", "宫崎骏风格"],
        ["变成动画片", "来点动漫风"],
    ),
    "comic": (
        ["a comic", "a comic book", "look like a comic"],
        ["a comic", "a comic book page", "a comic strip panel", "a graphic novel"],
        ["comic style", "comic book style", "add halftone dots", "halftone", "like in a comic", "print it like a comic", "with comic dots", "comic look", "comic dots", "with halftone dots",
         "printed dots", "comic book look", "like a comic book", "comic print", "superhero comic", "graphic novel style"],
        ["put it in a comic book", "as a comic panel", "with a halftone comic print"],
        ["变成漫画", "漫画风格", "美式漫画", "加网点", "漫画效果", "画成漫画书", "漫画", "美漫", "漫画网点", "像漫画"],
        ["来张漫画", "漫画书的样子"],
    ),
    "pop art": (
        ["pop art", "posterized"],
        ["pop art", "a pop art poster", "a poster", "a warhol print", "a screen print"],
        ["pop art style", "like andy warhol", "posterize", "posterise it", "four bright colours", "warhol style", "as a silkscreen print", "warhol", "like warhol", "poster style",
         "poster art", "silkscreen", "silk screen print", "screen printed", "flat poster colours", "bold pop colours"],
        ["give it the warhol treatment", "as a pop art print", "in poster colours"],
        ["变成波普艺术", "波普风格", "海报风格", "波普效果", "色调分离", "波普", "海报", "安迪沃霍尔风格", "丝网印刷"],
        ["来点波普", "做成海报"],
    ),
    "pixel art": (
        ["pixel art", "pixelated", "8 bit", "pixelate"],
        ["pixel art", "an 8 bit game", "a mosaic", "a retro game"],
        ["pixelate it", "pixel style", "8 bit style", "make it pixelated", "make big pixels", "like minecraft", "as an old video game", "blocky pixels please", "pixels", "big pixels",
         "chunky pixels", "blocky", "blocky pixels", "like an old video game", "video game pixels", "16 bit", "retro game style", "mosaic"],
        ["reduce it to pixels", "as sprites of an old game", "in chunky 8 bit pixels"],
        ["变成像素画", "像素风格", "马赛克", "像素化", "像素效果", "像老游戏一样", "像素", "像素画", "八位风格", "方块"],
        ["变成像素风", "来点像素"],
    ),
    "black and white": (
        ["black and white", "monochrome", "grayscale", "greyscale", "gray"],
        ["a black and white photo", "black and white", "grayscale", "monochrome"],
        ["remove the colour", "remove all color", "no colour", "desaturate completely", "b&w", "take the colors away", "strip the colours out", "without any colour", "in shades of grey",
         "no colours", "without colour", "without colours", "colourless", "grey only", "shades of grey", "only grey tones", "bw", "black white", "make all colours go", "drain the colour"],
        ["lose the colours", "all in grey", "as a monochrome photograph"],
        ["变成黑白", "黑白照片", "去掉颜色", "改成黑白", "黑白效果", "不要颜色", "黑白", "无色", "灰度", "单色"],
        ["变成灰色", "去除色彩"],
    ),
    "sepia": (
        ["sepia", "sepia toned", "brown toned"],
        ["a sepia photo", "sepia", "a sepia print"],
        ["sepia tone", "apply sepia", "sepia filter", "add a sepia tone", "brownish old tone", "tone it in sepia", "with sepia tint", "sepia look", "sepia colours", "sepia tint", "in sepia",
         "brown tint", "brown tones", "old brown photo", "like an old brown photograph"],
        ["dip it in sepia", "with brownish sepia colours", "as a sepia print"],
        ["变成棕褐色", "复古棕色", "褐色调", "棕褐色调", "怀旧褐色", "棕色调", "深褐色", "棕色老照片"],
        ["变成褐色", "棕色效果"],
    ),
    "vintage": (
        ["vintage", "retro", "look old", "old", "look vintage", "faded"],
        ["a vintage photo", "an old photo", "a retro picture", "a polaroid", "a faded film photo"],
        ["vintage style", "retro style", "old film look", "like an old photograph", "like from the 70s", "film grain", "as shot on old film", "from my grandmother's album", "seventies look",
         "vintage look", "retro look", "old fashioned", "like an old film", "aged film", "seventies style", "70s style", "like on old film", "polaroid look", "analog film", "faded old photo"],
        ["age the photo", "as in the seventies", "with a retro film look"],
        ["变成复古", "老照片", "怀旧风格", "胶片风格", "复古效果", "像旧照片一样", "复古", "老旧", "胶片", "旧照片", "怀旧"],
        ["变成老照片", "做旧一点"],
    ),
    "neon": (
        ["neon", "cyberpunk", "glow", "futuristic"],
        ["a neon scene", "cyberpunk", "a cyberpunk city", "neon art"],
        ["neon lights", "add neon lights", "cyberpunk style", "neon style", "glowing neon", "synthwave style", "light it with neon", "vaporwave look", "neon glow", "neon colours",
         "glowing lines", "neon signs", "cyberpunk look", "synthwave", "vaporwave", "glow in the dark", "glowing edges", "tron style"],
        ["let it glow in neon", "in cyberpunk light", "with glowing neon edges"],
        ["变成霓虹", "赛博朋克", "霓虹灯风格", "加霓虹灯", "霓虹效果", "赛博朋克风", "霓虹", "霓虹色", "发光", "赛博风格"],
        ["变成赛博朋克", "来点霓虹"],
    ),
    "underwater": (
        ["underwater", "look underwater", "under water"],
        ["an underwater scene", "an underwater photo"],
        ["put it under water", "under the sea", "sink it in the ocean", "as if underwater", "flood it", "at the bottom of the sea", "deep in the ocean", "submerge it", "in the ocean",
         "in the deep sea", "deep under water", "below the surface of the sea", "like in an aquarium", "under the ocean", "drown it", "beneath the waves"],
        ["dive under the sea with it", "as seen in the ocean", "put everything beneath the water"],
        ["变成水下", "海底", "在水里", "沉入海底", "水下效果", "像在海底一样", "水下", "水底", "海里", "深海"],
        ["变成海底世界", "放到水里"],
    ),
    "golden light": (
        ["golden hour", "golden", "sunny", "glow warmly"],
        ["golden hour", "a golden hour photo", "a sunny scene"],
        ["golden light", "add golden light", "golden hour light", "warm sunlight", "add sunshine", "make the sun shine", "bathe it in golden light", "with golden sunlight", "golden sunlight",
         "golden sun", "sunlight", "sunshine", "in golden light", "in the sunshine", "lit by the sun", "warm golden glow", "glowing golden", "sun rays"],
        ["let the sun shine on it", "soaked in golden sunshine", "give it golden hour"],
        ["金色阳光", "黄金时刻", "加上阳光", "变成晴天", "金色的光", "阳光照耀", "阳光", "金色", "金光", "阳光明媚"],
        ["来点阳光", "沐浴在阳光里"],
    ),
    "blur background": (
        ["have a blurred background", "bokeh"],
        ["a portrait with blurred background", "a bokeh shot"],
        ["blur the background", "blurred background", "make the background blurry", "bokeh", "portrait mode", "put the background out of focus", "background blur", "shallow depth of field",
         "defocus the background", "unsharp background please", "soften what is behind", "defocused background", "background out of focus", "out of focus background", "unsharp background",
         "soft background", "soften the background", "background bokeh", "focus on the subject", "only the subject sharp", "blur what is behind", "blur behind the person"],
        ["make what is behind blurry", "smooth the background away", "keep the subject sharp and blur the rest"],
        ["模糊背景", "背景虚化", "让背景变模糊", "虚化背景", "背景模糊", "把背景虚化", "背景失焦", "人像模式"],
        ["后面虚化", "让背景失焦"],
    ),
    "colour splash": (
        ["colourful with a grey background"],
        ["a colour splash"],
        ["black and white background", "make the background black and white", "keep only the subject in colour", "selective colour", "color splash", "grey background",
         "desaturate the background", "remove the colour from the background", "turn the background grey", "only the subject stays coloured", "background in grey", "grey out the background",
         "colourless background", "background without colour", "only the subject in colour", "colour only on the subject", "subject in colour", "background to black and white"],
        ["take the colour out of the background", "leave colour on the subject alone", "drain the background of colour"],
        ["背景变黑白", "背景去色", "只保留主体颜色", "把背景变成黑白", "背景灰色", "背景变灰", "只有主体有颜色"],
        ["背景不要颜色", "主体彩色背景黑白"],
    ),
    "blur": (
        ["blurry", "blurred", "out of focus", "soft"],
        ["a blurry photo"],
        ["blur it", "blur everything", "blur the picture", "soft focus", "blur the whole image", "defocus", "smudge it all", "take it out of focus", "blurred", "make everything out of focus",
         "unsharp", "smudged", "smear it", "gaussian blur", "soften it", "make it soft", "smooth it out"],
        ["take the sharpness away", "put everything out of focus", "smear the whole picture"],
        ["模糊", "变模糊", "整张图模糊", "让图片模糊", "柔焦", "模糊一下", "全部模糊", "柔化"],
        ["整体模糊", "变得模糊"],
    ),
    "sharpen": (
        ["sharper", "sharp", "crisp", "crisper", "more detailed", "clearer"],
        ["a sharp photo"],
        ["sharpen it", "sharpen the image", "more detail", "enhance the details", "increase sharpness", "bring out the details", "improve the sharpness", "crisper edges", "sharpness",
         "more sharpness", "crisp edges", "sharper edges", "make edges crisp", "clear it up", "more crisp", "better sharpness", "improve the details", "clarity"],
        ["give it more sharpness", "make the details crisper", "crisp it up"],
        ["锐化", "更清晰", "变清晰", "增加细节", "提高清晰度", "更锐利", "清晰", "清晰一点", "更锐", "细节更多"],
        ["变得更清晰", "锐化一下"],
    ),
    "brighter": (
        ["brighter", "lighter", "bright"],
        ["a brighter picture"],
        ["brighten it", "increase the brightness", "more light", "increase exposure", "lighten it up", "turn up the brightness", "too dark", "it is too dark", "raise the exposure",
         "let there be more light", "light it up", "more brightness", "brightness up", "higher exposure", "more exposure", "make it lighter", "raise the brightness", "lift the brightness",
         "brighten up"],
        ["push the exposure up", "it needs more light", "make the picture shine brighter"],
        ["变亮", "更亮", "提高亮度", "太暗了", "增加亮度", "亮一点", "亮", "亮些", "更明亮", "明亮一点", "加亮"],
        ["调亮", "再亮点"],
    ),
    "darker": (
        ["darker", "less bright"],
        ["a darker picture"],
        ["darken it", "decrease the brightness", "less light", "lower the exposure", "reduce brightness", "turn down the brightness", "too bright", "it is too bright", "dim it",
         "bring the brightness down", "less brightness", "brightness down", "lower brightness", "less exposure", "dimmer", "dim the light", "dim the picture", "turn the light down", "darken",
         "not so bright"],
        ["pull the exposure down", "it needs less light", "make the picture dimmer"],
        ["变暗", "更暗", "降低亮度", "太亮了", "减少亮度", "暗一点", "暗", "暗些", "更昏暗", "调低亮度"],
        ["调暗", "再暗点"],
    ),
    "more contrast": (
        ["more contrasty", "punchier"],
        ["a high contrast photo"],
        ["more contrast", "increase the contrast", "add contrast", "high contrast", "boost contrast", "stronger contrast", "raise the contrast", "give it punch", "contrast", "contrast up",
         "higher contrast", "bigger contrast", "harder contrast", "contrast boost", "punchy", "more punch", "make blacks blacker and whites whiter"],
        ["push the contrast up", "it lacks contrast", "with a stronger contrast"],
        ["增加对比度", "更高对比度", "对比强烈", "提高对比度", "加强对比", "对比度", "对比更强", "高对比"],
        ["对比度高一点", "加大对比"],
    ),
    "more colour": (
        ["more colourful", "more colorful", "vivid", "vibrant", "more saturated", "colourful"],
        ["a vivid photo"],
        ["more colour", "increase the saturation", "boost the colours", "more saturation", "make the colors pop", "enhance the colours", "brighter colours", "intensify the colours",
         "let the colours shine", "saturate it", "saturation up", "stronger colours", "richer colours", "intense colours", "vivid colours", "bright colours", "colour boost", "make it pop",
         "juicy colours", "rich colours"],
        ["push the colours", "the colours should be stronger", "saturate the picture"],
        ["更鲜艳", "增加饱和度", "颜色鲜艳", "色彩丰富", "提高饱和度", "更多色彩", "鲜艳", "饱和", "颜色更浓", "多彩"],
        ["颜色再鲜艳点", "色彩浓一点"],
    ),
    "less colour": (
        ["less colourful", "muted", "less saturated", "pastel"],
        ["a muted photo"],
        ["less colour", "decrease the saturation", "mute the colours", "reduce saturation", "faded colours", "soften the colours", "paler colours", "tone the colours down", "calmer colours",
         "saturation down", "lower saturation", "weaker colours", "calm colours", "quiet colours", "subdued colours", "pale", "paler", "tone down the colours", "pastel colours", "washed out"],
        ["calm the colours", "the colours should be weaker", "desaturate it a little"],
        ["降低饱和度", "颜色淡一点", "柔和的颜色", "减少饱和度", "色彩淡雅", "颜色淡", "浅色", "淡一些", "低饱和"],
        ["颜色再淡点", "饱和度低一点"],
    ),
    "warmer": (
        ["warmer", "warm", "more orange"],
        ["a warm picture"],
        ["warm colours", "warmer tones", "warm tones", "increase the temperature", "warm it up", "add warmth", "raise the colour temperature", "cosier colours", "warm light", "cosy colours",
         "cosier", "cosy", "warmth", "more warmth", "raise the temperature", "higher colour temperature", "shift it to orange", "orange tones"],
        ["it needs warmth", "shift the colours to warm", "a cosier warm tone"],
        ["更暖", "暖色调", "变暖", "色调暖一点", "偏暖", "暖", "暖一点", "暖色", "温暖"],
        ["调暖", "再暖点"],
    ),
    "colder": (
        ["colder", "cooler", "cold", "bluish", "cool"],
        ["a cold picture"],
        ["cold colours", "cooler tones", "cool tones", "decrease the temperature", "cool it down", "blue tones", "add a blue tint", "lower the colour temperature", "icy colours",
         "cold light", "icy", "icy tones", "frosty colours", "lower the temperature", "lower colour temperature", "shift it to blue", "bluer", "more blue", "chilly tones"],
        ["it needs a colder tone", "shift the colours to cold", "a chillier blue tone"],
        ["更冷", "冷色调", "变冷", "色调冷一点", "偏冷", "冷", "冷一点", "冷色", "偏蓝"],
        ["调冷", "再冷点"],
    ),
    "negative": (
        ["negative", "inverted"],
        ["a negative", "a film negative"],
        ["invert the colours", "invert it", "invert colors", "negative image", "swap light and dark", "reverse the colours", "flip all colours to their opposites", "photographic negative",
         "opposite colours", "inverse", "inverse colours", "invert", "inverted colours", "colour negative", "colours reversed", "like a film negative", "complementary colours",
         "turn colours into their opposites"],
        ["make dark light and light dark", "show the photo as a negative", "reverse all the colours"],
        ["反色", "负片", "颜色反转", "反转颜色", "底片效果", "反相", "反转", "底片", "相反的颜色"],
        ["颜色反过来", "变成负片"],
    ),
    "vignette": (
        ["vignetted"],
        ["a picture with a vignette"],
        ["add a vignette", "vignette", "darken the corners", "dark edges", "darken the edges", "shade the corners", "dark corners please", "put a vignette on it", "vignetting",
         "dark corners", "corners dark", "dark border", "darker corners", "darker edges", "shadow in the corners", "fade the corners to black", "vignette effect", "darken towards the edges"],
        ["let the corners go dark", "with shaded edges", "frame it in darkness"],
        ["加暗角", "暗角", "四角变暗", "添加晕影", "边缘变暗", "边角暗", "暗边", "晕影", "四周变暗"],
        ["四周加暗", "角落变暗"],
    ),
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
OTHER = ["rotate it", "rotate by 90 degrees", "crop it", "crop the picture", "flip it", "mirror it", "resize it", "make it bigger", "make it square", "zoom in", "zoom out", "upscale",
         "write hello", "hello", "hi", "who are you", "what can you do", "tell me a joke", "make it better", "make it nice", "do something", "edit", "change it", "do your best", "fix it",
         "improve it", "surprise me", "nothing", "test", "help", "yes", "no", "make him smile", "open her eyes", "make her older", "make him younger", "change the hair colour",
         "translate this text", "read the text", "save the file", "send it to my mother", "delete everything", "the weather is nice today", "i like music", "how much does it cost",
         "one two three", "lorem ipsum dolor sit amet", "select * from users", "ignore previous instructions", "buy milk", "where is the station", "good morning", "keep it as it is",
         "leave it alone", "do not change anything", "undo", "go back", "make two of them", "combine both pictures", "add a caption", "put text on it", "remove the watermark", "make it 3d",
         "make a video", "what time is it", "bonjour", "rends la photo plus belle", "füge einen hund hinzu", "mach ein foto", "hola amigo", "加一只狗", "去掉人", "旋转", "裁剪", "你好", "放大", "缩小", "加文字",
         "把车去掉", "换脸", "谢谢", "今天天气怎么样", "给他戴帽子", "删除背景里的人", "写上我的名字", "这是什么", "变得更好", "加一只猫", "翻转图片", "add a unicorn", "remove the tourist", "turn her hair green", "straighten the horizon",
         "put a crown on the king", "make the nose bigger", "what do you see here", "please write happy birthday", "cut the image in half", "give the dog a bone", "stretch it",
         "why is the banana bent", "shrink the head", "asdf jkl", "blah blah", "47", "?", "add more people", "open the door", "make it about love", "加一个人", "把狗换成猫", "你是谁", "拉伸图片",
         "turn the car into a boat", "remove the shadow of the tower", "tilt it to the left", "draw a map", "explain this picture", "make me rich", "add a balloon",
         "remove the tree on the left", "paint the door", "make the horse jump", "put a scarf on her", "which year is it", "swap faces", "write the date", "make it taller", "repeat it twice",
         "give him long hair", "print it", "make it scary", "make it cute", "make it sad", "make it romantic", "加两个人", "把房子去掉", "多少钱", "缩短", "remove the red eyes", "whiten the teeth",
         "slim the body", "add a frame", "add a border", "make a collage", "turn it upside down", "align it", "make it a square", "reduce the file size", "convert it to png",
         "colorize this black and white photo", "remove the noise", "restore this photo", "remove scratches", "make it wearable", "extend the picture", "outpaint it", "remove the background",
         "transparent background", "replace the background with a beach", "去除背景", "换背景", "美颜", "瘦脸", "上色", "扩图"]
OTHER_HELD_OUT = ["add a spaceship", "remove the lamp post", "paint her nails", "make the dog fly", "put sunglasses on the cat", "what breed is this dog", "crop out the man",
         "swap the two people", "write my name in the corner", "how old is she", "make it wider", "double the number of cars", "give the man a moustache", "compress the file", "qwerty uiop",
         "la la la", "3.14", "...", "add three more windows", "close the window", "make it funny", "加一辆车", "把人换成猫", "你几岁", "拉长图片", "turn the table into a chair",
         "remove the reflection in the glass", "rotate it slightly", "draw a circle", "summarise this picture", "make it worth more", "fais un dessin de mon chat", "ein bild von einem hund",
         "place a tower next to it", "make the baby cry", "change the shoes to boots"]
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
