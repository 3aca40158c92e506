//! Licence expressions: `MIT OR Apache-2.0`, `(A OR B) AND C`, `A WITH exception`, and the slash of old manifests.

/// The licences by which we take a package: of each choice the first that stands earliest among the allowed. The error
/// says what is in the way.
pub fn choose<'a>(expression: &str, allowed: &[&'a str]) -> Result<Vec<&'a str>, String> {
    if expression.trim().is_empty() {
        return Err("it names no licence".to_owned());
    }
    let words = words(expression);
    let mut rest = words.as_slice();
    let chosen = either(&mut rest, allowed, expression)?;
    // A choice would forgive what is missing after its last OR.
    let ends = words
        .last()
        .is_some_and(|last| !matches!(last.as_str(), "OR" | "AND" | "WITH"));
    if rest.is_empty() && ends {
        Ok(chosen)
    } else {
        Err(format!("{expression} is no licence expression"))
    }
}

fn words(expression: &str) -> Vec<String> {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    spaced.split_whitespace().map(str::to_owned).collect()
}

type Chosen<'a> = Result<Vec<&'a str>, String>;

fn either<'a>(rest: &mut &[String], allowed: &[&'a str], whole: &str) -> Chosen<'a> {
    let rank = |chosen: &[&str]| {
        chosen
            .iter()
            .filter_map(|one| allowed.iter().position(|known| known == one))
            .max()
    };
    let mut best = both(rest, allowed, whole);
    while take(rest, "OR") {
        let other = both(rest, allowed, whole);
        let better = match (&best, &other) {
            (Err(_), Ok(_)) => true,
            (Ok(best), Ok(other)) => rank(other) < rank(best),
            _ => false,
        };
        if better {
            best = other;
        }
    }
    best
}

fn both<'a>(rest: &mut &[String], allowed: &[&'a str], whole: &str) -> Chosen<'a> {
    let mut all = one(rest, allowed, whole);
    while take(rest, "AND") {
        // Read on even after a failure, or the rest would be taken for another expression.
        let more = one(rest, allowed, whole);
        all = all.and_then(|mut all| {
            all.extend(more?);
            Ok(all)
        });
    }
    all
}

fn one<'a>(rest: &mut &[String], allowed: &[&'a str], whole: &str) -> Chosen<'a> {
    let Some((first, others)) = rest.split_first() else {
        return Err(format!("{whole} is no licence expression"));
    };
    *rest = others;
    if first == "(" {
        let inner = either(rest, allowed, whole);
        return if take(rest, ")") {
            inner
        } else {
            Err(format!("{whole} is no licence expression"))
        };
    }
    if matches!(first.as_str(), "OR" | "AND" | "WITH" | ")") {
        return Err(format!("{whole} is no licence expression"));
    }
    let mut name = first.trim_end_matches('+').to_owned();
    if take(rest, "WITH") {
        let Some((exception, others)) = rest.split_first() else {
            return Err(format!("{whole} is no licence expression"));
        };
        *rest = others;
        name = format!("{name} WITH {exception}");
    }
    match allowed.iter().find(|known| **known == name) {
        Some(known) => Ok(vec![known]),
        None => Err(name),
    }
}

fn take(rest: &mut &[String], word: &str) -> bool {
    match rest.split_first() {
        Some((first, others)) if first == word => {
            *rest = others;
            true
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::choose;

    const ALLOWED: [&str; 4] = [
        "MIT",
        "Apache-2.0",
        "BSD-3-Clause",
        "Apache-2.0 WITH LLVM-exception",
    ];

    #[test]
    fn the_first_allowed_is_chosen() {
        let chosen = |expression| choose(expression, &ALLOWED);
        assert_eq!(chosen("Apache-2.0 OR MIT"), Ok(vec!["MIT"]));
        assert_eq!(chosen("MIT/Apache-2.0"), Ok(vec!["MIT"]));
        assert_eq!(chosen("Apache-2.0 / MIT"), Ok(vec!["MIT"]));
        assert_eq!(
            chosen("(Apache-2.0 OR MIT) AND BSD-3-Clause"),
            Ok(vec!["MIT", "BSD-3-Clause"])
        );
        assert_eq!(
            chosen("GPL-3.0-only OR BSD-3-Clause AND MIT"),
            Ok(vec!["BSD-3-Clause", "MIT"])
        );
        assert_eq!(
            chosen("Apache-2.0 WITH LLVM-exception"),
            Ok(vec!["Apache-2.0 WITH LLVM-exception"])
        );
        assert_eq!(
            chosen("Apache-2.0 WITH LLVM-exception OR GPL-2.0"),
            Ok(vec!["Apache-2.0 WITH LLVM-exception"])
        );
    }

    #[test]
    fn what_is_not_allowed_is_named() {
        let bad = |expression| choose(expression, &ALLOWED).unwrap_err();
        assert_eq!(bad("GPL-3.0-only"), "GPL-3.0-only");
        assert_eq!(bad("MIT AND GPL-3.0-only"), "GPL-3.0-only");
        assert_eq!(bad("(GPL-3.0-only AND MIT) AND MIT"), "GPL-3.0-only");
        assert_eq!(bad("MIT WITH something"), "MIT WITH something");
        assert_eq!(bad(""), "it names no licence");
        for broken in ["MIT MIT", "(MIT", "MIT OR", "AND MIT", "MIT)", "MIT WITH"] {
            assert!(choose(broken, &ALLOWED).is_err(), "{broken}");
        }
    }
}
