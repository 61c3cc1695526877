"""Who gets what answer at which address: every address of a demonstration, for seven of its roles, by hand.

A row is an address by its name and the samples it is about (tests/factories/samples.py; other words stand for
themselves), then the status for each role: nobody signed in, a guest from outside, a member of the Board who speaks
for no university, a Liaison (seat in the group), the chair of the group, the President, the policy officer.
`in`: led to the sign-in page. 404 is the answer for what is absent and for what is forbidden.
"""

ROLES = ("nobody", "guest", "board_three", "liaison", "chair", "president", "policy_officer")

GET = """
                                     nob  gue  mem  lia  cha  pre  off
healthz                              200  200  200  200  200  200  200
readyz                               404  404  404  404  404  404  404
metrics                              404  404  404  404  404  404  404
demo:parts                           200  200  200  200  200  200  200
demo:take_part chair_id              200  200  200  200  200  200  200
demo:take_part nobody-of-the-cast    404  404  404  404  404  404  404
portal:home                          200  200  200  200  200  200  200
portal:about                         200  200  200  200  200  200  200
portal:our_year                      200  200  200  200  200  200  200
portal:our_year_of 2022              200  200  200  200  200  200  200
portal:our_year_of 1999              404  404  404  404  404  404  404
portal:our_year_file 2022            200  200  200  200  200  200  200
portal:feed papers                   200  200  200  200  200  200  200
portal:feed nothing                  404  404  404  404  404  404  404
sitemap                              200  200  200  200  200  200  200
robots                               200  200  200  200  200  200  200
portal:privacy                       200  200  200  200  200  200  200
portal:imprint                       200  200  200  200  200  200  200
portal:accessibility                 200  200  200  200  200  200  200
portal:styleguide                    200  200  200  200  200  200  200
portal:desk                           in  200  200  200  200  200  200
portal:activity                       in  404  200  200  200  200  200
portal:settings                       in  404  404  404  404  404  302
portal:settings_section identity      in  404  404  404  404  404  200
portal:settings_section about         in  404  404  404  404  404  200
portal:settings_section nothing       in  404  404  404  404  404  404
portal:draft_from_challenge adopted   in  404  404  200  200  404  200
portal:draft_from_challenge raised    in  404  404  404  404  404  404
search:page                          200  200  200  200  200  200  200
search:suggest                       200  200  200  200  200  200  200
notify:inbox                          in  200  200  200  200  200  200
notify:preferences                    in  200  200  200  200  200  200
notify:waiting                        in  404  404  404  404  404  200
notify:open line                      in  404  404  404  302  404  404
notify:unsubscribe ended             200  200  200  200  200  200  200
notify:outbox                        200  200  200  200  200  200  200
notify:letter letter                 200  200  200  200  200  200  200
notify_plain:signed signed           302  302  302  302  302  302  302
notify_plain:signed not-a-token      410  410  410  410  410  410  410
files:download file                  404  404  200  200  200  200  200
people:sign_in                       200  302  302  302  302  302  302
people:confirm                       410  410  410  410  410  410  410
people:enter sign_in                 302  302  302  302  302  302  302
people:enter not-a-token             410  410  410  410  410  410  410
people:account                        in  200  200  200  200  200  200
people:account_held                   in  200  200  200  200  200  200
people:address not-a-token            in  410  410  410  410  410  410
people:list                           in  404  200  200  200  200  200
people:page delegate                  in  404  200  200  200  200  200
people:page outsider                  in  200  404  404  404  404  200
people:end delegate                   in  404  404  404  404  404  200
people:erase delegate                 in  404  404  404  404  404  404
members:list                         200  200  200  200  200  200  200
members:file                         200  200  200  200  200  200  200
members:register                      in  404  404  404  404  404  200
members:import                        in  404  404  404  404  404  200
members:page gamma                   200  200  200  200  200  200  200
members:people gamma                  in  404  404  200  404  404  200
members:people beta                   in  404  404  404  404  404  200
members:end_hat gamma hat             in  404  404  422  404  404  200
members:end_hat beta hat              in  404  404  404  404  404  404
members:suspend gamma                 in  404  404  404  404  404  200
members:reinstate gamma               in  404  404  404  404  404  404
groups:list                          200  200  200  200  200  200  200
groups:found                          in  404  404  404  404  404  200
groups:page openness                 200  200  200  200  200  200  200
groups:seats openness                 in  404  404  404  404  404  200
groups:seat openness vacant           in  404  404  404  404  404  200
groups:mandate openness               in  404  404  404  404  404  200
challenges:list                      200  200  200  200  200  200  200
challenges:raise                      in  404  404  200  200  200  404
challenges:page raised               404  404  200  200  200  200  200
challenges:page adopted              200  200  200  200  200  200  200
challenges:change raised              in  404  404  200  404  404  200
challenges:change adopted             in  404  404  404  404  404  200
challenges:support raised             in  404  404  200  200  200  404
challenges:support adopted            in  404  404  200  200  200  404
challenges:adopt raised               in  404  404  404  200  404  200
challenges:adopt adopted              in  404  404  404  200  404  200
challenges:settle raised park         in  404  404  404  200  404  200
challenges:settle adopted solve       in  404  404  404  200  404  200
challenges:settle adopted nothing     in  404  404  404  404  404  404
papers:list                          200  200  200  200  200  200  200
papers:new                            in  404  200  200  200  200  200
papers:page drafted                  404  404  404  200  200  404  200
papers:page consulted                404  404  200  200  200  200  200
papers:page voted                    404  404  200  200  200  200  200
papers:page published                200  200  200  200  200  200  200
papers:csl voted                     404  404  404  404  404  404  404
papers:csl published                 200  200  200  200  200  200  200
papers:json voted                    404  404  404  404  404  404  404
papers:json published                200  200  200  200  200  200  200
papers:pdf voted                     404  404  404  404  404  404  404
papers:pdf published                 200  200  200  200  200  200  200
papers:bib voted                     404  404  404  404  404  404  404
papers:bib published                 200  200  200  200  200  200  200
papers:ris voted                     404  404  404  404  404  404  404
papers:ris published                 200  200  200  200  200  200  200
papers:md voted                      404  404  404  404  404  404  404
papers:md published                  200  200  200  200  200  200  200
papers:text drafted                   in  404  404  200  200  404  200
papers:text published                 in  404  200  200  200  200  200
papers:write drafted                  in  404  404  404  200  404  200
papers:write published                in  404  404  404  302  404  302
papers:title drafted                  in  404  404  404  200  404  200
papers:languages drafted              in  404  404  404  200  404  200
papers:languages published            in  404  404  404  404  404  200
papers:keep drafted                   in  404  404  404  200  404  200
papers:savings drafted                in  404  404  404  200  404  200
papers:saving drafted 1               in  404  404  404  200  404  200
papers:versions drafted               in  404  404  200  200  404  200
papers:versions consulted             in  404  200  200  200  200  200
papers:versions published             in  404  200  200  200  200  200
papers:version drafted 1              in  404  404  200  200  404  200
papers:version published 1            in  404  200  200  200  200  200
papers:version published 99           in  404  404  404  404  404  404
papers:version_pdf drafted 1          in  404  404  200  200  404  200
papers:version_pdf published 1        in  404  200  200  200  200  200
papers:compare drafted 1 draft        in  404  404  200  200  404  200
papers:compare published 1 1          in  404  200  200  200  200  200
papers:editors drafted                in  404  404  404  200  404  200
papers:authors drafted                in  404  404  404  200  404  200
papers:readers drafted                in  404  404  404  200  404  200
papers:readers published              in  404  404  404  200  404  200
papers:reading reading               404  200  404  404  404  404  404
papers:submit drafted                 in  404  404  404  200  404  200
papers:hand_back consulted            in  404  404  404  200  404  200
papers:consult drafted                in  404  404  404  404  404  200
papers:put_to_vote consulted          in  404  404  404  404  404  200
papers:record_adoption consulted      in  404  404  404  404  404  200
papers:publish voted                  in  404  404  404  404  404  200
papers:proof voted                    in  404  404  404  404  404  200
papers:park consulted                 in  404  404  404  200  404  200
papers:withdraw consulted             in  404  404  404  200  404  200
papers:reopen consulted               in  404  404  404  200  404  200
ballots:list                         200  200  200  200  200  200  200
ballots:open                          in  404  404  404  404  404  200
ballots:page open                    404  404  200  200  200  200  200
ballots:page closed                  200  200  200  200  200  200  200
ballots:vote open                    404  404  200  404  404  200  404
ballots:vote closed                  404  404  200  404  404  200  404
ballots:record open                   in  404  404  404  404  404  200
ballots:move open                     in  404  404  404  404  404  200
ballots:cancel open                   in  404  404  404  404  404  200
ballots:close open                    in  404  404  404  404  200  200
ballots:recuse open                   in  404  200  404  404  200  200
ballots:recuse closed                 in  404  404  404  404  404  404
ballots:result open                  404  404  404  404  404  404  404
ballots:result closed                200  200  200  200  200  200  200
ballots:ballots open                  in  404  404  404  404  404  404
ballots:ballots closed                in  404  200  200  200  200  200
ballots:roll open                     in  404  200  200  200  200  200
ballots:roll closed                   in  404  200  200  200  200  200
ballots:record_pdf open              404  404  404  404  404  404  404
ballots:record_pdf closed            200  200  200  200  200  200  200
newsroom:list                        200  200  200  200  200  200  200
newsroom:new                          in  404  404  404  404  404  200
newsroom:page unpublished            404  404  404  404  404  404  200
newsroom:page news                   200  200  200  200  200  200  200
newsroom:edit news                    in  404  404  404  404  404  200
newsroom:edit unpublished             in  404  404  404  404  404  200
newsroom:remove_language news en      in  404  404  404  404  404  200
newsroom:remove_language news fr      in  404  404  404  404  404  404
newsroom:withdraw news                in  404  404  404  404  404  200
newsroom:withdraw unpublished         in  404  404  404  404  404  200
"""

# Sent without data: 422 says what is missing to whoever may send the form, 302 that nothing more was needed.
POST = """
                                     nob  gue  mem  lia  cha  pre  off
demo:take_part chair_id              303  303  303  303  303  303  303
portal:settings_section identity     404  404  404  404  404  404  422
portal:settings_section about        404  404  404  404  404  404  422
portal:draft_from_challenge adopted  404  404  404  422  422  404  422
notify:preferences                    in  302  302  302  302  302  302
notify:read line                      in  404  404  404  302  404  404
notify:read_all                       in  302  302  302  302  302  302
notify_plain:signed signed           200  200  200  200  200  200  200
notify_plain:signed not-a-token      200  200  200  200  200  200  200
people:sign_in                       422  422  422  422  422  422  422
people:sign_out                      302  302  302  302  302  302  302
people:account_details                in  422  422  422  422  422  422
people:account_looks                  in  302  302  302  302  302  302
people:account_sessions               in  302  302  302  302  302  302
people:address_ask                    in  422  422  422  422  422  422
people:address_give_up                in  404  404  404  404  404  404
people:address not-a-token            in  410  410  410  410  410  410
people:end delegate                  404  404  404  404  404  404  302
people:again delegate                404  404  404  404  404  404  404
people:erase delegate                404  404  404  404  404  404  404
members:register                     404  404  404  404  404  404  422
members:import                       404  404  404  404  404  404  422
members:people gamma                 404  404  404  422  404  404  422
members:people beta                  404  404  404  404  404  404  422
members:end_hat gamma hat            404  404  404  422  404  404  302
members:suspend gamma                404  404  404  404  404  404  422
groups:found                         404  404  404  404  404  404  422
groups:seats openness                404  404  404  404  404  404  422
groups:seat openness vacant          404  404  404  404  404  404  422
groups:end openness holding          404  404  404  404  404  404  302
groups:mandate openness              404  404  404  404  404  404  422
challenges:raise                     404  404  404  422  422  422  404
challenges:change raised             404  404  404  422  404  404  422
challenges:change adopted            404  404  404  404  404  404  422
challenges:support raised            404  404  404  422  422  422  404
challenges:support adopted           404  404  404  422  422  422  404
challenges:withdraw raised           404  404  404  404  404  404  404
challenges:adopt raised              404  404  404  404  422  404  422
challenges:adopt adopted             404  404  404  404  422  404  422
challenges:settle raised park        404  404  404  404  422  404  422
challenges:settle adopted solve      404  404  404  404  422  404  422
papers:new                           404  404  422  422  422  422  422
papers:save drafted_id               404  422  422  422  422  422  422
papers:title drafted                 404  404  404  404  422  404  422
papers:languages drafted             404  404  404  404  422  404  422
papers:languages published           404  404  404  404  404  404  422
papers:keep drafted                  404  404  404  404  422  404  422
papers:editors drafted               404  404  404  404  422  404  422
papers:authors drafted               404  404  404  404  422  404  422
papers:readers drafted               404  404  404  404  404  404  422
papers:reading reading               404  422  404  404  404  404  404
papers:submit drafted                404  404  404  404  302  404  302
papers:hand_back consulted           404  404  404  404  422  404  422
papers:consult drafted               404  404  404  404  404  404  422
papers:put_to_vote consulted         404  404  404  404  404  404  422
papers:record_adoption consulted     404  404  404  404  404  404  422
papers:publish voted                 404  404  404  404  404  404  302
papers:park consulted                404  404  404  404  422  404  422
papers:withdraw consulted            404  404  404  404  422  404  422
papers:reopen consulted              404  404  404  404  422  404  422
ballots:open                         404  404  404  404  404  404  422
ballots:vote open                    404  404  422  404  404  422  404
ballots:vote closed                  404  404  422  404  404  422  404
ballots:record open                  404  404  404  404  404  404  422
ballots:move open                    404  404  404  404  404  404  422
ballots:cancel open                  404  404  404  404  404  404  422
ballots:close open                   404  404  404  404  404  422  422
ballots:recuse open                  404  404  422  404  404  422  422
newsroom:new                         404  404  404  404  404  404  422
newsroom:edit news                   404  404  404  404  404  404  422
newsroom:edit unpublished            404  404  404  404  404  404  422
newsroom:remove_language news en     404  404  404  404  404  404  422
newsroom:publish unpublished         404  404  404  404  404  404  302
newsroom:withdraw news               404  404  404  404  404  404  422
newsroom:withdraw unpublished        404  404  404  404  404  404  422
"""
