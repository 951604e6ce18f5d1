"""The templates about a whole landscape, and about the space in which a team keeps it."""

from __future__ import annotations

from ecotone.sentences.phrases import Plural, Template

LANDSCAPE: dict[str, Template] = {
    "landscape.known": Plural(
        "{ties} known to us between {people}: {known}.", "We know of {known} {ties} between {people}."
    ),
    "landscape.none_then": "You work with {people}. No {ties} between them are known to us on {date}.",
    "landscape.none_confirmed": "You work with {people}. No {ties} between them that both ends name are known to us.",
    "landscape.people_alone": "You work with {people}. We do not know yet who knows whom.",
    "landscape.nobody": "Nobody is here yet.",
    "landscape.sides": "{boundary}: {sides}.",
    "landscape.many_sides": "{boundary}: {sides} sides, of {low} to {high} {people}.",
    "landscape.strongest": (
        "Of {all} differences, {shown} stand here: those that divide most, as far as it can be told. Among so many, "
        "some will seem to by chance alone."
    ),
    "landscape.first_ones": "Of {all} differences, {shown} stand here: the first ones.",
    "landscape.side_not_known": "We do not know the {boundary} of {people}.",
    "headline.no_difference": Plural(
        "{ties} known to us between {people}: {known}. We know of no difference between them yet.",
        "We know of {known} {ties} between {people}, and of no difference between them yet.",
    ),
    "headline.cannot_tell": "We cannot say yet what divides these {ties}: {known} between {people}.",
    "headline.none_clear": "No clear sign that any of {count} differences divides these {ties}.",
    "headline.open": "No sign that {boundaries} divides these {ties}.",
    "view.all_kinds": "All kinds are taken together: {kinds}.",
    "view.only_kinds": "Only these are counted: {kinds}.",
    "view.at": "This is how it was on {date}.",
    "view.set_aside": "{ties} of other times are left out: {count}.",
    "view.confirmed": "Only {ties} that both ends name are counted.",
    "view.named_by_one": "It is enough that one end named the other. Named by both: {confirmed} of {known} {ties}.",
    "view.observed": Plural(
        "Known from {count} meeting alone, where both were present: {observed} of {known} {ties}.",
        "Known from {count} meetings alone, where both were present: {observed} of {known} {ties}.",
    ),
    "view.observed_alone": "Observed, and told by nobody: {observed} of {known} {ties}.",
    "view.noted": "From us alone: {noted} of {known} {ties}.",
    "view.potential": "Potential {ties} are left out: {count}.",
    "view.to_oneself": "Rows from someone to themselves are left out: {count}.",
    "ids.unlisted": Plural(
        "{people} was named by others and is not in the list; we know no side of theirs.",
        "{people} were named by others and are not in the list; we know no side of theirs.",
    ),
    "missing.no_ties": "We do not know yet who knows whom.",
    "missing.no_ties_then": "No {ties} are known to us on {date}.",
    "missing.no_ties_confirmed": "No {ties} that both ends name are known to us.",
    "missing.no_boundary": "We know of no difference between these {people} yet.",
    "missing.answers": "{answered} of {asked} asked have told us; the others could change this.",
    "missing.every_answer": "Nobody has told us yet. None known is not none.",
    "missing.others": Plural("One more difference is not shown.", "{count} more differences are not shown."),
    "missing.nothing": "Everyone in the list has a known side, and nobody was named who is not in it.",
    "empty.side": "Nobody here yet from {side}.",
    "empty.seat": "We know of nobody from {side} whom she is tied to.",
    "change.more": "More crosses than {when}: {then} then, {now} now, among {people} known at both dates.",
    "change.more_share": (
        "More crosses than {when}, for the {ties} there are: {then} of {all_then} then, {now} of {all_now} now, among "
        "{people} known at both dates."
    ),
    "change.fewer": "Less crosses than {when}: {then} then, {now} now, among {people} known at both dates.",
    "change.fewer_share": (
        "Less crosses than {when}, for the {ties} there are: {then} of {all_then} then, {now} of {all_now} now, among "
        "{people} known at both dates."
    ),
    "change.no_change": "No change that we can see: {then} crossed {when}, {now} now, among {people} known at both dates.",
    "change.cannot_tell": (
        "What crossed {when}: {then}; what crosses now: {now}, among {people} known at both dates. We cannot say yet "
        "if that is a change."
    ),
    "source.read": Plural(
        "From {file}: {count} row read, {left_out} left out.",
        "From {file}: {count} rows read, {left_out} left out.",
    ),
    "ask.who": "Which of the {people} here are among your {ties}?",
    "ask.across": "From whom here would you like to learn something, and what?",
    "ask.missing": "Who is missing from this list?",
    "next.sides_unknown": "Ask them, or someone who knows them, and fill in the column {boundary}.",
    "next.unlisted": "Add them to the list, with what you know of them.",
    "next.nobody_asked": "Ask one or two from each side, and mark in the list who has answered.",
    "next.partly_answered": "Remind those who have not answered, once and kindly.",
    "next.our_memory": "Ask some of them themselves; what you noted stays marked as yours.",
    "next.potential": "When one of them has come about, enter it with its date.",
    "next.too_few": "Add what you know: who came to a meeting is enough.",
    "next.few_meetings": "Add the sign-in sheets of other meetings.",
    "next.two_mode": "If one of them are meetings, give a list of who was at which meeting.",
    "next.empty": "Ask who could introduce you to someone there.",
    "next.no_ties_confirmed": "Ask the others too, or look without asking that both ends agree.",
    "next.no_ties": "Add who came to a meeting, or ask these three questions.",
    "next.no_ties_then": "Choose another day.",
    "next.others": "Ask for one by its name: ecotone look … --boundary NAME.",
    "next.no_boundary": "Add a column to the list: organisation, place, practice, whatever may matter here.",
}

SPACE: dict[str, Template] = {
    # the first visit
    "start.from_sides": "You work with {people} from {count} {sides}.",
    "start.of_boundary": Plural(
        "You work with {people}. Of {boundary} we know 1 side.",
        "You work with {people}. Of {boundary} we know {count} sides.",
    ),
    "start.people": "You work with {people}.",
    "start.belong": Plural("{count} belongs to {sides}.", "{count} belong to {sides}."),
    "word.of_side": "{count} to {side}",
    # what is missing, and how far what we hold can be trusted
    "space.not_told": Plural(
        "{people} has not been told that we hold this.", "{people} have not been told that we hold this."
    ),
    "space.all_told": "Everybody here has been told that we hold this.",
    "space.our_memory": Plural(
        "1 of {all} {ties} comes from our own memory alone.",
        "{count} of {all} {ties} come from our own memory alone.",
    ),
    "space.no_memory_of_ours": "None of the {all} {ties} comes from our own memory alone.",
    "space.stale": Plural(
        "1 of {all} {what} has not been confirmed for over a year.",
        "{count} of {all} {what} have not been confirmed for over a year.",
    ),
    "space.fresh": "None of {all} {what} has waited for over a year to be confirmed.",
    "space.sources": Plural("All of it comes from 1 source.", "It comes from {count} sources."),
    "next.not_told": "Give or send them the notice, and note the day.",
    "next.stale": "Go through them with somebody who knows, and confirm what still holds.",
    # then and now
    "turnover.ties": "{ties} known to us now and not {when}: {new}. Known {when} and not now: {gone}.",
    "turnover.came": "Here now and not {when}: {people}.",
    "turnover.came_by_side": "Here now and not {when}: {people}, by {boundary}: {sides}.",
    "turnover.went": "Here {when} and not now: {people}.",
    "turnover.went_by_side": "Here {when} and not now: {people}, by {boundary}: {sides}.",
    "turnover.nobody_came": "Everybody who is here now was here {when}.",
    "turnover.nobody_went": "Everybody who was here {when} is here now.",
    "changes.more": "More crosses {boundaries} than {when}.",
    "changes.fewer": "Less crosses {boundaries} than {when}.",
    "changes.none": "We cannot say that more or less crosses {boundaries} than {when}.",
    "changes.none_of_many": "We cannot say of any of {count} differences that more or less crosses it than {when}.",
    # the sheet for a steering group
    "sheet.here": "Here by {boundary}: {sides}.",
    "sheet.no_difference": "We cannot say of any difference yet that it divides these {ties}.",
    "ask.introduce": "Who could introduce us to somebody from {sides}?",
    "ask.who_else": "Who is missing from this picture?",
    "ask.both_sides": "Who of you knows {people} from {first} and from {second}?",
    "ask.tell_us": "Who could tell us the {boundary} of those of whom we do not know it?",
    "ask.bring_together": "Whom among those here would you bring together?",
    "ask.only_across": "What could be learned only across {boundary}?",
    "ask.look_at": "Which difference should we look at next?",
}
