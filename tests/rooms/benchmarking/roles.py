"""Who gets what answer in this room, and who may do what, by hand (read by tests/architecture/tables.py).

The samples: an indicator of a public source, one of a round that runs (Gamma has a draft), a round that was closed.
"""

GET = """
                                          nob  gue  mem  lia  cha  pre  off
benchmarking:list                         200  200  200  200  200  200  200
benchmarking:new                           in  404  404  404  404  404  200
benchmarking:groups                        in  404  200  200  200  200  200
benchmarking:new_group                     in  404  404  404  404  404  200
benchmarking:my_position                   in  404  404  302  302  302  302
benchmarking:position data_gamma           in  404  404  200  404  404  200
benchmarking:open_round                    in  404  404  404  404  404  200
benchmarking:round data_open               in  404  200  200  200  200  200
benchmarking:round data_closed             in  404  200  200  200  200  200
benchmarking:answer data_open             404  404  404  200  404  404  404
benchmarking:answer data_closed           404  404  404  200  404  404  404
benchmarking:confirm data_open            404  404  404  200  404  404  404
benchmarking:upload data_open             404  404  404  200  404  404  404
benchmarking:own_file data_open           404  404  404  200  404  404  404
benchmarking:record data_open data_gamma  in  404  404  404  404  404  200
benchmarking:record data_closed data_gamma  in  404  404  404  404  404  200
benchmarking:move data_open                in  404  404  404  404  404  200
benchmarking:cancel data_open              in  404  404  404  404  404  200
benchmarking:indicator data_public        200  200  200  200  200  200  200
benchmarking:indicator data_round         200  200  200  200  200  200  200
benchmarking:file data_public             200  200  200  200  200  200  200
benchmarking:change data_public            in  404  404  404  404  404  200
benchmarking:sharing data_public           in  404  404  404  404  404  200
benchmarking:take data_public              in  404  404  404  404  404  200
"""

POST = """
                                          nob  gue  mem  lia  cha  pre  off
benchmarking:new                          404  404  404  404  404  404  422
benchmarking:new_group                    404  404  404  404  404  404  422
benchmarking:open_round                   404  404  404  404  404  404  422
benchmarking:answer data_open             404  404  404  422  404  404  404
benchmarking:confirm data_open            404  404  404  409  404  404  404
benchmarking:confirm data_closed          404  404  404  422  404  404  404
benchmarking:upload data_open             404  404  404  422  404  404  404
benchmarking:record data_open data_gamma  404  404  404  404  404  404  422
benchmarking:remind data_open             404  404  404  404  404  404  302
benchmarking:remind data_closed           404  404  404  404  404  404  302
benchmarking:move data_open               404  404  404  404  404  404  422
benchmarking:cancel data_open             404  404  404  404  404  404  422
benchmarking:change data_public           404  404  404  404  404  404  422
benchmarking:sharing data_public          404  404  404  404  404  404  422
benchmarking:take data_public             404  404  404  404  404  404  422
"""

PERMISSIONS = """
benchmarking.see : ALL
benchmarking.see_rounds : MEMBERS
benchmarking.see_position : SPEAK OFFICE
benchmarking.see_position institution=gamma : liaison delegate head OFFICE
benchmarking.define : OFFICE
benchmarking.run data_open : OFFICE
benchmarking.enter data_open : liaison delegate head liaison_beta
benchmarking.enter data_open institution=gamma : liaison delegate head
benchmarking.confirm data_open : liaison delegate head liaison_beta
benchmarking.confirm data_open institution=gamma : liaison delegate head
"""


def samples(world):
    """One of each: name in the tables -> ULID, or the slug that stands in an address."""
    from factories.benchmarking import Data

    data = Data(world)
    found = {"data_public": data.published("sample-public"), "data_closed": data.closed(slug="sample-closed")}
    found["data_open"] = data.round(data.indicator("sample-round"), period="2023")
    data.entered(found["data_open"])
    found["data_round"] = "sample-round"
    return found | {"data_gamma": "gamma"}
