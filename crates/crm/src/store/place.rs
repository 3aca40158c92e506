//! Where a file lies: on this computer, on a network drive, in a synchronised folder.
//!
//! SQLite's write-ahead log needs shared memory, which no network drive has, and a synchroniser copies a file while it
//! is written. The SQLite inside SQLCipher does not see a mapped Windows drive, so we look ourselves: at the path, with
//! mapped drives resolved, and at the file systems that the computer has mounted.

use std::path::Path;

/// Where a file lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// On a disk of this computer.
    Local,
    /// On another computer's disk; by which kind of file system.
    Network(String),
    /// In a folder that a service copies to other computers; by which.
    Synced(&'static str),
}

impl Place {
    /// Whether other computers may open the file too.
    pub fn shared(&self) -> bool {
        *self != Self::Local
    }

    /// The sentence that the office should read once on opening.
    pub fn warning(&self, name: &str) -> Option<String> {
        match self {
            Self::Local => None,
            Self::Network(kind) => Some(format!(
                "{name} lies on a network drive ({kind}). One person at a time can work in it there, and more slowly. \
                 Keep the file on this computer, and backups and copies on the drive."
            )),
            Self::Synced(service) => Some(format!(
                "{name} lies in a folder that {service} synchronises, which may copy it half-written or keep two \
                 versions of it. Move it to a folder that is not synchronised; backups and copies may stay there."
            )),
        }
    }
}

/// A file system that is mounted somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mount {
    /// Where: `/mnt/office`.
    pub point: String,
    /// Its kind: `ext4`, `nfs4`, `cifs`.
    pub kind: String,
}

/// Looks where the file at `path` lies. The path is absolute and without links.
pub fn look(path: &Path) -> Place {
    classify(&path.to_string_lossy(), &mounts())
}

/// The same, from the path and the mounts alone.
pub fn classify(path: &str, mounts: &[Mount]) -> Place {
    let path = without_verbatim(path);
    if path.starts_with(r"\\") || path.starts_with("//") {
        return Place::Network("network share".to_owned());
    }
    let mount = mounts
        .iter()
        .filter(|mount| lies_under(&path, &mount.point))
        .max_by_key(|mount| mount.point.len());
    if let Some(mount) = mount {
        let kind = mount.kind.to_ascii_lowercase();
        if kind.contains("onedriver") {
            return Place::Synced("OneDrive");
        }
        if kind.contains("google-drive") || kind.contains("gdfuse") {
            return Place::Synced("Google Drive");
        }
        if is_network(&kind) {
            return Place::Network(mount.kind.clone());
        }
    }
    let mut folders: Vec<String> = path.split(['/', '\\']).map(str::to_lowercase).collect();
    folders.pop();
    synced(&folders).map_or(Place::Local, Place::Synced)
}

/// `\\?\C:\…` → `C:\…`, `\\?\UNC\server\share` → `\\server\share`.
pub fn without_verbatim(path: &str) -> String {
    match path.strip_prefix(r"\\?\") {
        Some(rest) => match rest.get(..4) {
            Some(unc) if unc.eq_ignore_ascii_case(r"UNC\") => {
                format!(r"\\{}", rest.get(4..).unwrap_or_default())
            }
            _ => rest.to_owned(),
        },
        None => path.to_owned(),
    }
}

fn lies_under(path: &str, point: &str) -> bool {
    let point = point.trim_end_matches('/');
    path.strip_prefix(point)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '\\']))
}

fn is_network(kind: &str) -> bool {
    const KINDS: &[&str] = &[
        "9p",
        "acfs",
        "afpfs",
        "afs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "drvfs",
        "fuse.ceph",
        "gfs",
        "gfs2",
        "glusterfs",
        "gpfs",
        "lustre",
        "ncpfs",
        "ncp",
        "nfs",
        "nfs3",
        "nfs4",
        "ocfs2",
        "prl_fs",
        "smb",
        "smb2",
        "smb3",
        "smbfs",
        "vboxsf",
        "virtiofs",
        "vmhgfs",
        "webdav",
        "webdavfs",
    ];
    // These are served by a program of the user's, over a network in almost every case.
    const FUSE: &[&str] = &[
        "sshfs",
        "gvfsd-fuse",
        "rclone",
        "s3fs",
        "davfs",
        "davfs2",
        "curlftpfs",
        "glusterfs",
        "vmhgfs-fuse",
        "smbnetfs",
        "kio-fuse",
        "goofys",
        "juicefs",
        "cephfs",
        "prl_fsd",
        "mergerfs-remote",
        "osxfuse",
        "macfuse",
    ];
    KINDS.contains(&kind)
        || FUSE.contains(&kind.strip_prefix("fuse.").unwrap_or_default())
        || FUSE.contains(&kind)
}

fn synced(folders: &[String]) -> Option<&'static str> {
    let mut before = "";
    for folder in folders {
        let starts = |name: &str| {
            folder
                .strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '-', '(']))
        };
        let after_drive = before.len() == 2 && before.ends_with(':');
        let service = match folder.as_str() {
            _ if starts("onedrive") => Some("OneDrive"),
            _ if starts("dropbox") => Some("Dropbox"),
            _ if starts("google drive") || starts("googledrive") => Some("Google Drive"),
            "my drive" | "shared drives" if after_drive => Some("Google Drive"),
            "mobile documents" if before == "library" => Some("iCloud"),
            "iclouddrive" | "icloud drive" => Some("iCloud"),
            _ if starts("nextcloud") => Some("Nextcloud"),
            _ if starts("owncloud") => Some("ownCloud"),
            "box" | "box sync" => Some("Box"),
            _ if folder.starts_with("box-") && before == "cloudstorage" => Some("Box"),
            "pclouddrive" | "pcloud drive" | "pcloud sync" => Some("pCloud"),
            _ if folder.contains("sharepoint") || folder.ends_with(" - documents") => {
                Some("SharePoint")
            }
            _ if before == "cloudstorage" => Some("a cloud service"),
            _ => None,
        };
        if service.is_some() {
            return service;
        }
        before = folder;
    }
    None
}

/// What is mounted. Windows has none of it: there a mapped drive shows in the resolved path.
fn mounts() -> Vec<Mount> {
    if cfg!(target_os = "linux") {
        return std::fs::read_to_string("/proc/self/mountinfo")
            .map(|text| from_mountinfo(&text))
            .unwrap_or_default();
    }
    if cfg!(target_os = "macos") {
        let output = std::process::Command::new("/sbin/mount").output();
        return output
            .map(|output| from_mount(&String::from_utf8_lossy(&output.stdout)))
            .unwrap_or_default();
    }
    Vec::new()
}

/// Linux: `36 35 98:0 / /mnt/office rw,noatime shared:1 - nfs4 server:/office rw`.
fn from_mountinfo(text: &str) -> Vec<Mount> {
    let mount = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?;
        Some(Mount {
            point: unescaped(point),
            kind: after.split(' ').next()?.to_owned(),
        })
    };
    text.lines().filter_map(mount).collect()
}

/// A space is `\040` there.
fn unescaped(point: &str) -> String {
    let mut out = String::new();
    let mut rest = point;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        match after
            .get(..3)
            .and_then(|digits| u8::from_str_radix(digits, 8).ok())
        {
            Some(code) => {
                out.push(char::from(code));
                rest = after.get(3..).unwrap_or_default();
            }
            None => {
                out.push('\\');
                rest = after;
            }
        }
    }
    out + rest
}

/// macOS: `//ann@server/office on /Volumes/office (smbfs, nodev, nosuid)`.
fn from_mount(text: &str) -> Vec<Mount> {
    let mount = |line: &str| {
        let (_, after) = line.split_once(" on ")?;
        let (point, options) = after.rsplit_once(" (")?;
        Some(Mount {
            point: point.to_owned(),
            kind: options.split([',', ')']).next()?.to_owned(),
        })
    };
    text.lines().filter_map(mount).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINUX: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:30 / /dev/shm rw - tmpfs tmpfs rw
40 22 0:40 / /mnt/nfs rw - nfs4 server:/office rw
41 22 0:41 / /mnt/smb\\040share rw - cifs //server/office rw
42 22 0:42 / /mnt/smb3 rw shared:7 master:2 - smb3 //server/office rw
43 22 0:43 / /mnt/c rw - 9p drvfs rw
44 22 0:44 / /home/ann/server rw - fuse.sshfs ann@server:/ rw
45 40 254:1 / /mnt/nfs/local rw - xfs /dev/vdb rw
46 22 0:46 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
47 22 0:47 / /home/ann/cloud rw - fuse.rclone remote: rw
48 22 0:48 / /home/ann/one rw - fuse.onedriver onedriver rw
49 22 0:49 / /media/ann/STICK rw - exfat /dev/sdb1 rw
50 22 0:50 / /media/ann/ntfs rw - fuseblk /dev/sdc1 rw
51 22 0:51 / /media/sf_office rw - vboxsf office rw
52 22 0:52 / /home rw - btrfs /dev/vdc rw
";
    const MAC: &str = "\
/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)
//ann@server/office on /Volumes/office (smbfs, nodev, nosuid, mounted by ann)
server:/office on /Volumes/My (old) share (nfs, nodev)
/dev/disk4s1 on /Volumes/STICK (msdos, local, nodev)
";

    #[test]
    fn every_kind_of_path_is_told() {
        let network = |kind: &str| Place::Network(kind.to_owned());
        let share = || network("network share");
        let linux = from_mountinfo(LINUX);
        let mac = from_mount(MAC);
        let table: &[(&[Mount], &str, Place)] = &[
            (&linux, "/home/ann/Documents/office.desk", Place::Local),
            (&linux, "/dev/shm/office.desk", Place::Local),
            (&linux, "/mnt/nfs/office.desk", network("nfs4")),
            (&linux, "/mnt/nfs-local/office.desk", Place::Local),
            (&linux, "/mnt/nfs/local/office.desk", Place::Local),
            (&linux, "/mnt/smb share/a/office.desk", network("cifs")),
            (&linux, "/mnt/smb3/office.desk", network("smb3")),
            (&linux, "/mnt/c/Users/ann/office.desk", network("9p")),
            (
                &linux,
                "/home/ann/server/office.desk",
                network("fuse.sshfs"),
            ),
            (
                &linux,
                "/run/user/1000/gvfs/smb-share:server=s,share=o/office.desk",
                network("fuse.gvfsd-fuse"),
            ),
            (
                &linux,
                "/home/ann/cloud/office.desk",
                network("fuse.rclone"),
            ),
            (
                &linux,
                "/home/ann/one/office.desk",
                Place::Synced("OneDrive"),
            ),
            (&linux, "/media/ann/STICK/office.desk", Place::Local),
            (&linux, "/media/ann/ntfs/office.desk", Place::Local),
            (&linux, "/media/sf_office/office.desk", network("vboxsf")),
            (
                &linux,
                "/home/ann/Dropbox/office.desk",
                Place::Synced("Dropbox"),
            ),
            (
                &linux,
                "/home/ann/Dropbox (Personal)/office.desk",
                Place::Synced("Dropbox"),
            ),
            (&linux, "/home/ann/Dropbox.desk", Place::Local),
            (
                &linux,
                "/home/ann/Nextcloud/Team/office.desk",
                Place::Synced("Nextcloud"),
            ),
            (&linux, "/home/ann/Box/office.desk", Place::Synced("Box")),
            (&linux, "/home/ann/Boxes/office.desk", Place::Local),
            (&mac, "/Users/ann/Documents/office.desk", Place::Local),
            (&mac, "/Volumes/office/office.desk", network("smbfs")),
            (&mac, "/Volumes/My (old) share/office.desk", network("nfs")),
            (&mac, "/Volumes/STICK/office.desk", Place::Local),
            (
                &mac,
                "/Users/ann/Library/Mobile Documents/com~apple~CloudDocs/office.desk",
                Place::Synced("iCloud"),
            ),
            (
                &mac,
                "/Users/ann/Library/CloudStorage/OneDrive-Contoso/office.desk",
                Place::Synced("OneDrive"),
            ),
            (
                &mac,
                "/Users/ann/Library/CloudStorage/GoogleDrive-a@b.c/My Drive/o.desk",
                Place::Synced("Google Drive"),
            ),
            (
                &mac,
                "/Users/ann/Library/CloudStorage/Box-Box/office.desk",
                Place::Synced("Box"),
            ),
            (&[], r"C:\Users\ann\Documents\office.desk", Place::Local),
            (&[], r"\\?\C:\Users\ann\Documents\office.desk", Place::Local),
            (&[], r"\\server\office\office.desk", share()),
            (&[], r"\\?\UNC\server\office\office.desk", share()),
            (&[], r"\\wsl.localhost\Debian\home\ann\office.desk", share()),
            (&[], "//server/office/office.desk", share()),
            (
                &[],
                r"C:\Users\ann\OneDrive\office.desk",
                Place::Synced("OneDrive"),
            ),
            (
                &[],
                r"C:\Users\ann\OneDrive - Contoso Trust\Documents\office.desk",
                Place::Synced("OneDrive"),
            ),
            (
                &[],
                r"C:\Users\ann\Contoso Trust\ITT office - Documents\office.desk",
                Place::Synced("SharePoint"),
            ),
            (
                &[],
                r"G:\My Drive\office.desk",
                Place::Synced("Google Drive"),
            ),
            (&[], r"C:\Work\My Drive\office.desk", Place::Local),
            (
                &[],
                r"C:\Users\ann\iCloudDrive\office.desk",
                Place::Synced("iCloud"),
            ),
            (&[], r"D:\office.desk", Place::Local),
        ];
        assert!(table.len() >= 30);
        for (mounts, path, place) in table {
            assert_eq!(classify(path, mounts), *place, "{path}");
        }
    }

    #[test]
    fn a_warning_names_the_file_and_what_to_do() {
        assert_eq!(Place::Local.warning("office.desk"), None);
        let words = Place::Synced("OneDrive").warning("office.desk").unwrap();
        assert!(
            words.starts_with("office.desk lies in a folder that OneDrive")
                && words.contains("Move it"),
            "{words}"
        );
        let words = Place::Network("cifs".to_owned())
            .warning("office.desk")
            .unwrap();
        assert!(
            words.contains("(cifs)") && words.contains("Keep the file on this computer"),
            "{words}"
        );
    }

    #[test]
    fn this_computers_own_folder_is_looked_at() {
        assert_eq!(look(Path::new("/proc/self/mountinfo")), Place::Local);
    }
}
