//! The TypeScript text: one declaration a type, in alphabetical order, then the maps of queries and actions.

use std::any::TypeId;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use ts_rs::{Config, TS, TypeVisitor};

/// Collects every type that the commands name, once.
pub(super) struct Types {
    config: Config,
    declarations: BTreeMap<String, (String, TypeId)>,
}

impl Default for Types {
    fn default() -> Self {
        // Ids stay below 2^53 (store::ids), so a number holds them; JSON.parse would give a number anyway.
        Self {
            config: Config::new().with_large_int("number"),
            declarations: BTreeMap::new(),
        }
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only types with a file of their own have a declaration; the rest (numbers, lists) only lead to others.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if let Some((_, of)) = self.declarations.get(&name) {
                assert_eq!(
                    *of,
                    TypeId::of::<T>(),
                    "two types are called {name}; the page could not tell them apart"
                );
                return;
            }
            self.declarations
                .insert(name.clone(), (String::new(), TypeId::of::<T>()));
            let docs = T::docs().unwrap_or_default();
            let declaration = T::decl(&self.config);
            self.declarations.insert(
                name,
                (format!("{docs}export {declaration}\n"), TypeId::of::<T>()),
            );
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

type Row = (&'static str, &'static str, String, String);

impl Types {
    pub(super) fn add<T: TS + 'static + ?Sized>(&mut self) {
        self.visit::<T>();
    }

    pub(super) fn name<T: TS>(&self) -> String {
        T::name(&self.config)
    }

    pub(super) fn text(&self, queries: &[Row], actions: &[Row]) -> String {
        let mut out = String::from(
            "// Made from the command table in crates/crm/src/commands.rs. Don't edit: `cargo xtask check --fix` makes it anew.\n\n",
        );
        for (declaration, _) in self.declarations.values() {
            out.push_str(declaration);
            out.push('\n');
        }
        for (title, about, rows) in [
            (
                "Queries",
                "The reading door: name, request, answer.",
                queries,
            ),
            (
                "Actions",
                "The writing door: name, request, answer.",
                actions,
            ),
        ] {
            let _ = writeln!(out, "/** {about} */\nexport interface {title} {{");
            for (name, doc, request, answer) in rows {
                let _ = writeln!(
                    out,
                    "  /** {} */\n  {name}: [{request}, {answer}];",
                    doc.trim()
                );
            }
            out.push_str("}\n\n");
        }
        out.push_str("/** The tables that each query reads: an answer is stale once one of them has changed. */\n");
        out.push_str("export const READS: Record<keyof Queries, readonly string[]> = {\n");
        for command in super::COMMANDS
            .iter()
            .filter(|command| command.door == "query")
        {
            let tables: Vec<_> = command
                .reads
                .iter()
                .map(|table| format!("'{table}'"))
                .collect();
            let _ = writeln!(out, "  {}: [{}],", command.name, tables.join(", "));
        }
        out.push_str("};\n");
        out
    }
}
