//! An open file with what is kept in memory for it.

use crate::error::Result;
use crate::list::engine::Cache;
use crate::person;
use crate::person::duplicates;
use crate::search::Memory;
use crate::store::{Opening, Store};

/// An open file: its store, the search memory, the lists that were asked for last.
pub struct Desk {
    /// The file.
    pub store: Store,
    /// Names, towns, heads, trusts and postcodes, ready to search.
    pub search: Memory,
    /// The words of all people, ready to search.
    pub people: person::find::Memory,
    /// Ordered ids of the lists that were asked for last.
    pub lists: Cache,
    /// Everyone, as duplicates are looked for.
    pub duplicates: duplicates::Memory,
}

impl Desk {
    /// Makes a new file and opens it.
    ///
    /// # Errors
    /// See [`Store::create`].
    pub fn create(opening: Opening) -> Result<Self> {
        let store = Store::create(opening)?;
        // A file that is open for reading only is left as it is.
        if let Ok(writer) = store.writer()
            && let Some(db) = writer.as_ref()
        {
            crate::register::store::seed_codes(db)?;
        }
        Ok(Self::around(store))
    }

    /// Opens a file.
    ///
    /// # Errors
    /// See [`Store::open`].
    pub fn open(opening: Opening) -> Result<Self> {
        let store = Store::open(opening)?;
        // A file that is open for reading only is left as it is.
        if let Ok(writer) = store.writer()
            && let Some(db) = writer.as_ref()
        {
            crate::register::store::seed_training_codes(db)?;
        }
        Ok(Self::around(store))
    }

    /// Forgets what is kept in memory, after a restore.
    pub fn forget(&self) {
        self.store.touch();
        self.search.forget();
        self.people.forget();
        self.lists.forget();
        self.duplicates.forget();
    }

    fn around(store: Store) -> Self {
        Self {
            store,
            search: Memory::default(),
            people: person::find::Memory::default(),
            lists: Cache::default(),
            duplicates: duplicates::Memory::default(),
        }
    }
}
