//! Drawn signs. All are decoration: the words beside them say the same.

use crate::markup::{El, el};
use waymark_domain::catalogue::Sign;

fn icon(paths: &'static [&'static str]) -> El {
    let icon = el("svg").class("icon").attr("viewBox", "0 0 24 24").attr("aria-hidden", "true");
    icon.kids(paths.iter().map(|path| el("path").attr("d", *path)))
}

/// The site's own sign: a waymark's two arrows on a post.
pub fn waymark() -> El {
    icon(&["M11 2v20", "M5 4h10l3 2.5L15 9H5z", "M17 11H8l-3 2.5L8 16h9z"])
}

/// The sign beside a door.
pub fn sign(sign: Sign) -> El {
    icon(match sign {
        Sign::Compass => &["M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20z", "M15.5 8.5l-2 5-5 2 2-5z"],
        Sign::Trail => &["M4 21c0-5 7-4 7-8s-5-3-5-6 3-4 6-4", "M17 3v7", "M17 3h4l-1.5 1.7L21 6.5h-4"],
        Sign::Letter => &["M3 6h18v13H3z", "M3 6l9 7 9-7"],
        Sign::Meeting => &["M4 21c0-7 8-5 8-11V3", "M20 21c0-7-8-5-8-11", "M9 6l3-3 3 3"],
    })
}

/// A link of a chain: the address of a section.
#[cfg(feature = "ssr")]
pub fn link() -> El {
    icon(&["M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7L12 7", "M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7L12 17"])
}

/// Half a disc of day, half of night: the theme.
pub fn theme() -> El {
    icon(&["M12 4a8 8 0 1 0 0 16z", "M12 4a8 8 0 0 1 0 16"])
}

/// A magnifying glass: finding.
pub fn find() -> El {
    icon(&["M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z", "M15.3 15.3L20.5 20.5"])
}

/// Contour lines behind the home page's heading.
pub fn contours() -> El {
    el("svg")
        .class("contours")
        .attr("viewBox", "0 0 600 400")
        .attr("preserveAspectRatio", "xMaxYMid slice")
        .attr("aria-hidden", "true")
        .kids(CONTOURS.iter().map(|path| el("path").attr("d", *path)))
}

const CONTOURS: &[&str] = &[
    "M435 185Q442 190 439 197Q437 204 430 208Q422 212 415 214Q407 216 400 215Q393 213 386 212Q379 211 373 207Q368 202 367 196Q367 190 366 183Q365 177 370 171Q375 165 384 164Q392 163 400 164Q407 165 412 169Q417 173 423 176Q428 179 435 185z",
    "M481 176Q494 188 487 203Q479 217 465 226Q450 235 434 239Q419 243 404 241Q389 238 373 236Q357 234 346 224Q335 214 333 201Q331 188 329 173Q327 159 338 147Q350 135 368 133Q387 130 402 133Q418 136 429 143Q440 151 454 157Q467 163 481 176z",
    "M532 165Q550 186 536 208Q522 231 501 245Q479 259 455 265Q430 270 407 268Q383 266 358 263Q332 260 317 243Q301 226 296 206Q291 186 287 162Q284 139 304 122Q325 104 353 101Q381 98 405 102Q429 106 446 117Q464 128 489 136Q513 145 532 165z",
    "M590 153Q611 184 589 215Q567 245 539 265Q511 286 476 293Q442 300 409 299Q376 299 340 294Q304 289 284 265Q264 240 254 212Q243 184 239 150Q235 117 266 95Q298 72 336 67Q374 62 407 69Q440 75 466 88Q492 101 530 112Q569 123 590 153z",
    "M656 139Q677 182 648 222Q618 261 582 289Q546 317 501 326Q456 335 411 337Q367 339 319 331Q271 323 247 289Q222 255 202 219Q183 182 181 137Q178 92 223 65Q268 38 317 30Q367 23 410 31Q453 40 490 53Q527 67 581 81Q635 96 656 139z",
    "M731 123Q748 180 711 230Q674 280 630 315Q585 351 528 362Q470 374 413 380Q356 386 296 373Q235 361 204 317Q173 273 142 227Q111 180 113 122Q115 65 175 32Q236 0 297 -10Q358 -20 412 -10Q466 1 518 13Q570 25 642 45Q713 65 731 123z",
    "M811 104Q822 178 779 239Q736 300 682 345Q628 389 557 404Q487 419 415 431Q343 442 269 422Q196 401 155 348Q115 295 70 236Q25 178 37 107Q48 36 125 -2Q201 -40 274 -53Q348 -67 415 -55Q481 -43 551 -35Q622 -26 711 2Q801 30 811 104z",
];
