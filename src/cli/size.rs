//! Sizes as people write them: `500KB`, `20MiB`.

/// The largest size that may be asked for: places in a document are numbers of 32 bits, also where decoding makes it longer.
const MOST: u64 = 1 << 30;

/// Reads a size in bytes.
pub fn parse(text: &str) -> Result<u64, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let unit: u64 = match unit.trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "kb" => 1000,
        "mb" => 1_000_000,
        "gb" => 1_000_000_000,
        "k" | "kib" => 1 << 10,
        "m" | "mib" => 1 << 20,
        "g" | "gib" => 1 << 30,
        _ => return Err("write a number of bytes, or one with KB, MB, KiB or MiB".to_owned()),
    };
    let number: u64 = number.parse().map_err(|_| "write a number of bytes, such as 20MiB".to_owned())?;
    match number.checked_mul(unit) {
        Some(size @ 1..=MOST) => Ok(size),
        _ => Err("it must be between one byte and 1 GiB".to_owned()),
    }
}

/// A size in the unit that keeps it short: `8 MiB`, `20.0 MB`.
#[allow(clippy::cast_precision_loss, reason = "it is shown with one decimal")]
pub fn show(size: u64) -> String {
    match size {
        _ if size >= 1 << 20 && size.is_multiple_of(1 << 20) => format!("{} MiB", size >> 20),
        1_000_000.. => format!("{:.1} MB", size as f64 / 1e6),
        1_000.. => format!("{:.1} KB", size as f64 / 1e3),
        1 => "1 byte".to_owned(),
        _ => format!("{size} bytes"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_in_thousands_and_in_powers_of_two() {
        let sizes = ["700", "20MB", "8MiB", "8 mib", "1k", "1GiB"].map(|text| parse(text).ok());
        assert_eq!(sizes, [Some(700), Some(20_000_000), Some(8 << 20), Some(8 << 20), Some(1024), Some(1 << 30)]);
    }

    #[test]
    fn what_is_no_size_is_refused() {
        for text in ["", "MB", "0", "-1", "8XB", "2GiB", "99999999999999999999", "18446744073709551615GB"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn sizes_are_shown_short() {
        assert_eq!([8 << 20, 20_000_000, 1_500, 1, 12].map(show), ["8 MiB", "20.0 MB", "1.5 KB", "1 byte", "12 bytes"]);
    }
}
