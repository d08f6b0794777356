"""Settings at work in the explorer: keys, columns, panes, folders, themes; what was said last counts."""

from functools import partial
from pathlib import Path

from tests.tui.driving import Driver, explorer
from tests.tui.sample_library import sample_desk, sample_store
from tui.app import DossierApp
from tui.desk.desk import Desk
from tui.screens.help import HelpScreen
from tui.screens.own_themes import own_themes
from tui.settings.applying import open_as_set
from tui.settings.settings import USUAL, Effective, Settings
from tui.styles.themes import Looks


def having(settings: Settings) -> Effective:
    return USUAL._replace(settings=settings)


def columns(driver: Driver) -> list[str]:
    return [column.id for column, _ in driver.pane("person").columns(300)]


def footer(driver: Driver) -> dict[str, str]:
    return {key.id: key.display for key in driver.main.view.status.hints}


async def test_keys_of_one_s_own_work_and_are_shown_everywhere() -> None:
    effective = having(Settings(keys={"zoom": ("s",), "read": ("T", "f4"), "undo": ()}))
    async with explorer(effective=effective) as driver:
        assert {"zoom": "s", "read": "T", "sort": "f6"}.items() <= footer(driver).items()
        assert "undo" not in footer(driver)
        await driver.press("z")
        assert not driver.main.has_class("-zoomed")
        await driver.press("ｓ")
        assert driver.main.has_class("-zoomed")
        await driver.press("s", "T")
        assert driver.main.navigation.here.reading is not None
        await driver.press("?")
        assert isinstance(driver.app.screen, HelpScreen)
        assert "You have set keys of your own." in driver.app.export_screenshot().replace("&#160;", " ")
        await driver.press("escape", "ctrl+p", *"zoom")
        assert "s f5" not in driver.app.export_screenshot()


async def test_a_new_key_to_quit_quits_at_once() -> None:
    async with explorer(effective=having(Settings(keys={"quit": ("Z",)}))) as driver:
        await driver.press("q")
        assert driver.app.is_running
        await driver.pilot.press("Z")
    assert driver.app.return_code == 0


async def test_a_pane_to_begin_in_until_one_was_left_elsewhere() -> None:
    store = sample_store()
    effective = having(Settings(panes_first="quotes"))
    async with explorer(desk=Desk(store), effective=effective) as driver:
        assert driver.main.view.panes.active == "quote"
        await driver.press("2")
        driver.app.exit()
    async with explorer(desk=Desk(store), effective=effective) as driver:
        assert driver.main.view.panes.active == "person"
    async with explorer(desk=Desk(store), effective=effective, fresh=True) as driver:
        assert driver.main.view.panes.active == "quote"


async def test_of_columns_those_that_were_said_last_count() -> None:
    store = sample_store()

    def desk(*wanted: str) -> Desk:
        return Desk(store, partial(open_as_set, Settings(columns_people=wanted)))

    async with explorer(desk=desk("last", "role")) as driver:
        assert columns(driver) == ["name", "last", "role"]
        await driver.press("2", "C", "space", "enter")
        assert columns(driver) == ["name", "role"]
    async with explorer(desk=desk("last", "role")) as driver:
        assert columns(driver) == ["name", "role"]
    async with explorer(desk=desk("first")) as driver:
        assert columns(driver) == ["name", "first"]
    async with explorer(desk=desk()) as driver:
        assert len(columns(driver)) > 5


def test_shape_and_fuzzy_pinyin_count_as_they_were_said_last() -> None:
    store = sample_store()
    asked = Settings(citation="apa", search_fuzzy_pinyin=True)
    with open_as_set(asked, store) as workspace:
        assert (workspace.layout.chosen("shape"), workspace.searches.fuzzy_pinyin) == ("apa", True)
        workspace.layout.choose({"shape": "url"})
        workspace.searches.allow_fuzzy_pinyin(False)
    with open_as_set(asked, store) as workspace:
        assert (workspace.layout.chosen("shape"), workspace.searches.fuzzy_pinyin) == ("url", False)
    with open_as_set(Settings(), store) as workspace:
        assert workspace.layout.chosen("shape") == "words"


def test_folders_that_are_set_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / "clippings" / "inner").mkdir(parents=True)
    folders = (str(tmp_path / "clippings"), str(tmp_path / "clippings" / "inner"))
    with open_as_set(Settings(folders=folders), tmp_path / "store") as workspace:
        assert workspace.sources.asked == (tmp_path / "clippings",)
        (tmp_path / "clippings" / "a.md").write_text("远山银行董事长林晓月表示，公司会增聘三百人。", "utf-8")
        assert len(workspace.arrivals().new) == 1


def test_themes_of_one_s_own_and_what_is_wrong_with_others(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('primary = "#102030"\n\n[variables]\nlit = "red"\n')
    (tmp_path / "odd.toml").write_text('primary = "blue"\nbackgrund = "red"\naccent = "blurple"\ndark = "no"\n')
    (tmp_path / "none.toml").write_text("dark = true")
    (tmp_path / "torn.toml").write_text("dark =")
    found = own_themes(tmp_path)
    assert [(theme.name, theme.primary) for theme in found.themes] == [("mine", "#102030"), ("odd", "blue")]
    none, field, colour, kind, torn = found.troubles
    assert none == f"{tmp_path / 'none.toml'}: a theme must say its primary colour; it is left out."
    assert field == f"{tmp_path / 'odd.toml'}:2: a theme has no backgrund; the nearest is background."
    assert colour.startswith(f"{tmp_path / 'odd.toml'}:3: accent is not taken: blurple is no colour")
    assert kind.startswith(f"{tmp_path / 'odd.toml'}:4: dark is not taken: Expected bool, got str")
    assert torn.startswith(f"{tmp_path / 'torn.toml'}: ")


async def test_a_theme_of_one_s_own_is_offered_and_shown(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('primary = "#102030"\n')
    [mine] = own_themes(tmp_path).themes
    app = DossierApp(sample_desk, themes=[mine], looks=Looks("mine"))
    async with app.run_test():
        assert app.theme == "mine"
        assert "mine" in app.available_themes
        assert app.get_css_variables()["organisation"]
