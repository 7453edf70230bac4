"""Choosing: the language, where she is, which part of it, where she is from. Never a question before Help."""

from collections.abc import Iterator
from dataclasses import replace

from flows.frame import Rows, Scene, framed, option_rows, over, paired, returned, scene_of
from flows.graph import KNOWN_PLACE, MENU, START, WHICH_PLACE, Node, Rule
from flows.matters import OF_ORIGIN
from flows.model import Effect, Go, Now, Region, State, Turn, View
from flows.referrals import EVERYWHERE, country_of
from flows.snapshot import Content


def languages(scene: Scene) -> View:
    """Every language by its own name; a choice leads back to where she was."""
    names = scene.content.texts.names
    buttons = [
        Go(label=own, to=replace(returned(scene.state), language=language)) for language, own in names.items()
    ]
    return framed(scene, scene.say(scene.node.text), paired(buttons))


def likeliest(scene: Scene) -> View:
    """The eight likeliest countries for her language, then the rest of the world."""
    return framed(scene, scene.say(scene.node.text), (*likeliest_rows(scene), *option_rows(scene)))


def areas(scene: Scene) -> View:
    """The parts of the world."""
    return framed(scene, scene.say(scene.node.text), paired(_area_buttons(scene)))


def countries(scene: Scene) -> View:
    """All countries of a part of the world on one page: any country is four taps from anywhere (SAFETY 16)."""
    areas_known = scene.content.places.areas
    found = areas_known.get(scene.state.area or "") or next(iter(areas_known.values()))
    named = sorted((scene.place(country), country) for country in found)
    buttons = [_place_button(scene, country) for _, country in named]
    return framed(scene, scene.say(scene.node.text), paired(buttons))


def parts(scene: Scene) -> View:
    """The parts of the country that have help of their own."""
    here = country_of(scene.state.here or EVERYWHERE)
    buttons = [_place_button(scene, part) for part in scene.content.directory.subdivisions(here)]
    return framed(scene, scene.say(scene.node.text), paired(buttons))


def origins(scene: Scene) -> View:
    """The nationalities for whom there is somebody of their own here: asked only where it changes the answer."""
    parent = scene.state.to(scene.node.parent)
    known = sorted((scene.place(origin), origin) for origin in origins_known(scene))
    buttons = [Go(label=label, to=replace(parent, origin=origin)) for label, origin in known]
    return framed(scene, scene.say(scene.node.text), paired(buttons))


def origins_known(scene: Scene) -> frozenset[Region]:
    """Countries whose citizens have somebody of their own where she is."""
    here = scene.state.here
    found = scene.content.directory.index.get(country_of(here), ()) if here else ()
    return frozenset(origin for each in found for origin in each.citizens)


def likeliest_rows(scene: Scene) -> Rows:
    """Eight countries, then «Other»; where Other would be one tap too many, the parts of the world themselves."""
    buttons = [_place_button(scene, country) for country in likeliest_places(scene)]
    other = scene.node.other or scene.node.key
    if scene.content.graph.nodes[other].rule is Rule.COUNTRIES:
        return (*paired(buttons), *paired(_area_buttons(scene)))
    return (*paired(buttons), (Go(label=scene.say("word.other_country"), to=scene.state.to(other)),))


def likeliest_places(scene: Scene) -> tuple[Region, ...]:
    """The eight countries people who speak her language go to most."""
    known = scene.content.places.likeliest
    return tuple(known.get(scene.state.language, known[next(iter(known))]))


def which_place(state: State, found: tuple[Region, ...], content: Content, now: Now) -> Turn:
    """A typed name that means several places: she says which, and goes on with what she was doing."""
    asked = over(scene_of(state, content, now), WHICH_PLACE)
    scene = scene_of(asked, content, now)
    buttons = [Go(label=_full_name(scene, place), to=settled(state, place, content)) for place in found]
    view = framed(scene, scene.say(scene.node.text), (*paired(buttons), *option_rows(scene)))
    return Turn(state=asked, view=view, effects=(Effect.ERASE_HERS,))


def settled(state: State, place: Region, content: Content) -> State:
    """Where a person stands once her place is known: on with what she was doing, else at what there is there."""
    node = content.graph.nodes[state.node]
    if node.passing and state.back:
        return settled(returned(state), place, content)
    if node.rule is Rule.KEEP:
        return settled(state.to(node.parent), place, content)
    if node.about in OF_ORIGIN:
        return replace(state, origin=country_of(place))
    if node.rule in (Rule.HELP, Rule.PEOPLE, Rule.LOCAL):
        return replace(state, here=place, page=0)
    if node.rule is Rule.ORIGINS:
        return replace(state.to(node.parent), origin=country_of(place))
    return replace(_after_picking(state, node, content), here=place)


def _after_picking(state: State, node: Node, content: Content) -> State:
    """On with what she was doing; who only looked through the menu is shown what there is in that place."""
    if node.then is not None:
        return state.to(node.then)
    picks = node.rule in (Rule.LIKELIEST, Rule.AREAS, Rule.COUNTRIES)
    if (
        picks
        and state.back
        and state.back.node != START
        and not content.graph.is_within(state.back.node, MENU)
    ):
        return returned(state)
    return replace(state.to(KNOWN_PLACE), back=None)


def _area_buttons(scene: Scene) -> Iterator[Go]:
    other = scene.node.other or scene.node.key
    for area in scene.content.places.areas:
        yield Go(label=scene.place(Region(area)), to=replace(scene.state.to(other), area=area))


def _place_button(scene: Scene, place: Region) -> Go:
    return Go(label=scene.place(place), to=settled(scene.state, place, scene.content))


def _full_name(scene: Scene, place: Region) -> str:
    if place == country_of(place) or "," in scene.place(
        place
    ):  # some names say their country: «Georgia, USA»
        return scene.place(place)
    return f"{scene.place(place)}, {scene.place(country_of(place))}"
