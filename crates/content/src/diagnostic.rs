//! What is wrong with content, where, and what to do about it.

use std::fmt;

/// A problem in a content file. Shown as `path:line:col: message (cure)`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The file, beginning with the content directory's name.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub col: usize,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub cure: String,
    /// The kind of problem.
    pub fault: Fault,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, line, col, message, cure, .. } = self;
        write!(f, "{path}:{line}:{col}: {message} ({cure})")
    }
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) path: String,
    pub(crate) line: usize,
    pub(crate) col: usize,
}

/// Something read, and where it stood.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct At<T> {
    pub(crate) value: T,
    pub(crate) place: Place,
}

macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident,)*) => {
        /// The kinds of problem. Each one is shown by a planted fault in `tests/diagnostics.rs`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Fault {
            $($(#[$doc])* $name,)*
        }

        impl Fault {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
        }
    };
}

faults! {
    /// The directory cannot be read, or a file is not text.
    Unreadable,
    /// A file that has to be there is not.
    FileMissing,
    /// A file that nothing reads.
    StrayFile,
    /// A file name that cannot be an id.
    FileName,
    /// Not TOML.
    Syntax,
    /// A key is not there.
    MissingKey,
    /// A value of another type than the key's.
    WrongType,
    /// A key that means nothing here.
    UnknownKey,
    /// Not an id.
    BadId,
    /// An id with a meaning of its own.
    ReservedId,
    /// A text without a letter in it.
    BlankText,
    /// A blank line in a text of one paragraph.
    SeveralParagraphs,
    /// Markdown in a text that is shown as it stands.
    MarkdownInPlainText,
    /// A number or a list's length outside its bounds.
    OutOfRange,
    /// None of the names there are.
    UnknownName,
    /// An address on the web that is not `https://…`.
    BadUrl,
    /// The site's origin is not a bare `https://…`.
    BadOrigin,
    /// A section reference that is not `GUIDE#SECTION`.
    BadSectionReference,
    /// A link whose scheme means nothing here.
    BadLink,
    /// A link that would travel in the clear.
    InsecureLink,
    /// A Markdown file without its `+++` table.
    NoFrontmatter,
    /// HTML in Markdown.
    RawHtml,
    /// Markdown that pages cannot show.
    UnsupportedMarkdown,
    /// A heading that is too high or too low.
    HeadingLevel,
    /// A `###` that no `##` stands above.
    HeadingJump,
    /// A `##` without `{#id}`.
    SectionWithoutId,
    /// A section with nothing in it.
    EmptySection,
    /// An image in the middle of a paragraph.
    ImageNotAlone,
    /// An image that is not a figure Waymark draws.
    UnknownFigure,
    /// A guide that takes too long to read.
    TooLong,
    /// A guide whose sentences are too long on average.
    LongSentences,
    /// A section of a guide with nothing to do in it.
    NothingToDo,
    /// A guide without a worked example.
    NoExample,
    /// A sentence that stands in the guides twice.
    SaidTwice,
    /// A prompt, checklist or term where it cannot stand.
    MisplacedDoing,
    /// Settings of a prompt, checklist or figure that stands nowhere in the text.
    UnusedSetting,
    /// A checklist without its list, or a line of one without an id.
    BrokenChecklist,
    /// A guide on no bookshelf, or on two.
    NotOnOneShelf,
    /// Steps of a path whose weeks go back.
    WeeksGoBack,
    /// A rule that does not fit how a field is filled in.
    CheckMisfits,
    /// An id given twice.
    DuplicateId,
    /// A reference to something that is not there.
    Dangling,
    /// A dimension without the headline for a lens.
    MissingHeadline,
    /// A pair of dimensions without a blend.
    MissingBlend,
    /// A pair of dimensions with two blends.
    DuplicateBlend,
    /// A blend of a dimension with itself.
    BlendOfOne,
    /// A question without exactly one option for each dimension.
    UnequalRange,
    /// Too few or too many questions.
    QuestionCount,
    /// One dimension has the longest option too often.
    LongestOption,
    /// A facet or stage with too few questions.
    ThinlyAsked,
    /// Facets with unequal numbers of questions and no reason, or a reason where they are equal.
    UnequalFacets,
    /// Questions for reports that are not there for all, or not introduced.
    TeamIncomplete,
    /// An answer that leads neither to a question nor to a leaf.
    BadBranch,
    /// A way through a sorter that leads back to itself.
    Circle,
    /// A way through a sorter with too many questions.
    LongWay,
    /// A question or leaf that no answer leads to.
    Unreached,
    /// Levels of a map that do not rise.
    LevelOrder,
    /// A class that takes everything before the last, or a last class that does not.
    ClassOrder,
    /// A week that is not five days.
    WeekDays,
    /// A day that is too short or too long.
    WeekHours,
    /// A placeholder that stands for nothing.
    UnknownPlaceholder,
    /// A theme, step or scale without questions.
    UnusedTheme,
    /// An activity in no week.
    UnusedActivity,
    /// A line of the lock that cannot be read.
    LockSyntax,
    /// A line of the lock that was edited, moved, or follows one that was removed.
    LockBroken,
    /// A revision that stands in the lock twice.
    LockRepeated,
    /// A revision that is not in the lock.
    LockMissing,
    /// Questions or options that are not those of their locked revision.
    LockDiffers,
    /// A revision below the highest locked one.
    RevisionWentBack,
    /// An example that leaves a question out.
    ExampleIncomplete,
    /// An example that comes out otherwise than it says.
    ExampleDiffers,
    /// A dimension, facet, stage, leaf or class that too few examples show.
    TooFewExamples,
    /// An outcome that no example shows.
    OutcomeNotShown,
    /// A measured figure that misses its goal.
    QualityNotMet,
}
