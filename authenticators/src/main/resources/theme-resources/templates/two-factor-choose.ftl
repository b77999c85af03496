<#import "template.ftl" as layout>
<#import "sallyport-commons.ftl" as commons>
<@layout.registrationLayout; section>
<!-- template: two-factor-choose.ftl -->

  <#if section = "header">
    ${msg("sallyport.two-factor.choose." + purpose + ".title")}
  <#elseif section = "form">
    <@commons.style name="two-factor-choose" />
    <p class="pf-v5-u-mb-md">${msg("sallyport.two-factor.choose." + purpose + ".text")}</p>
    <form id="sallyport-two-factor-choose-form" action="${url.loginAction}" method="post">
      <ul class="${properties.kcSelectAuthListClass!}" role="list">
        <#list factors as factor>
          <li class="${properties.kcSelectAuthListItemWrapperClass!}">
            <#-- Spans, for a button may hold nothing else; the classes are those of select-authenticator.ftl. -->
            <button id="sallyport-factor-${factor.id}" class="${properties.kcSelectAuthListItemClass!} sallyport-factor" name="factor" value="${factor.id}"
                    aria-labelledby="sallyport-factor-${factor.id}-name" aria-describedby="sallyport-factor-${factor.id}-text">
              <span class="pf-v5-c-data-list__item-content pf-v5-u-flex-wrap-wrap">
                <span class="${properties.kcSelectAuthListItemIconClass!}">
                  <i class="${properties[factor.iconClass]!factor.iconClass} ${properties.kcSelectAuthListItemIconPropertyClass!}" aria-hidden="true"></i>
                </span>
                <span id="sallyport-factor-${factor.id}-name" class="${properties.kcSelectAuthListItemBodyClass!}">
                  <span class="${properties.kcSelectAuthListItemHeadingClass!}">${msg(factor.nameKey)}</span>
                  <#if factor.recommended>
                    <span class="sallyport-recommended">${msg("sallyport.two-factor.choose.recommended")}</span>
                  </#if>
                </span>
                <span id="sallyport-factor-${factor.id}-text" class="${properties.kcSelectAuthListItemDescriptionClass!}">
                  ${msg(factor.helpKey)}
                  <span class="sallyport-needs">${msg(factor.needsKey)}</span>
                </span>
              </span>
              <span class="${properties.kcSelectAuthListItemFillClass!}">
                <i class="${properties.kcSelectAuthListItemArrowIconClass!}" aria-hidden="true"></i>
              </span>
            </button>
          </li>
        </#list>
      </ul>
    </form>
  </#if>
</@layout.registrationLayout>
